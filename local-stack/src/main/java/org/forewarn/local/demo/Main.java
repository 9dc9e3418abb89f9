package org.forewarn.local.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.forewarn.local.PartFailedException;
import org.forewarn.local.demo.Terminal.Colour;

/**
 * The commands behind the script {@code ./forewarn}, which tells by system properties: {@code forewarn.project} (folder
 * of the project), {@code forewarn.colour}, {@code forewarn.columns}, {@code forewarn.given} (when the command was
 * given, seconds since 1970).
 */
public final class Main {

    private static final int USAGE = 2;
    private static final int DEFAULT_COLUMNS = 100;

    private Main() {}

    public static void main(String[] words) {
        Instant given = given();
        var terminal = new Terminal(
                System.out,
                Boolean.getBoolean("forewarn.colour"),
                Integer.getInteger("forewarn.columns", DEFAULT_COLUMNS));
        Path samples = Path.of(System.getProperty("forewarn.project", "."), "samples");
        System.exit(run(terminal, new Command(terminal, samples, given), List.of(words)));
    }

    private static int run(Terminal terminal, Command command, List<String> words) {
        try {
            return switch (CommandLine.parse(words)) {
                case CommandLine.Demo demo -> command.demo(demo);
                case CommandLine.Up up -> command.up(up);
                case CommandLine.Help help -> {
                    terminal.line("./forewarn help tells the commands.");
                    yield Command.DONE;
                }
                case CommandLine.Wrong(String message) -> {
                    System.err.println("forewarn: " + message + "; ./forewarn help");
                    yield USAGE;
                }
            };
        } catch (PartFailedException | DemoFailedException e) {
            System.err.println(terminal.in(Colour.RED, "forewarn: ") + e.getMessage());
            return Command.FAILED;
        }
    }

    private static Instant given() {
        String seconds = System.getProperty("forewarn.given", "");
        try {
            return Instant.ofEpochMilli(Math.round(Double.parseDouble(seconds) * 1000));
        } catch (NumberFormatException e) {
            return Instant.now();
        }
    }
}
