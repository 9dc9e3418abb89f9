package org.forewarn.local.demo;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is printed, and how wide and coloured it may be. One line at a time, from whatever thread. */
final class Terminal {

    private static final int NARROWEST = 60;
    private static final int WIDEST = 100;

    private final PrintStream out;
    private final boolean coloured;
    private final int width;

    enum Colour {
        PLAIN(""),
        DIM("2"),
        BOLD("1"),
        GREEN("32"),
        YELLOW("33"),
        RED("31"),
        CYAN("36"),
        MAGENTA("35");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    Terminal(PrintStream out, boolean coloured, int columns) {
        this.out = out;
        this.coloured = coloured;
        this.width = Math.clamp(columns, NARROWEST, WIDEST);
    }

    static Terminal silent() {
        return new Terminal(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false, WIDEST);
    }

    synchronized void line(String text) {
        out.println(text);
    }

    void blank() {
        line("");
    }

    /** Text under a heading, broken between words to the terminal's width. */
    void indented(int columns, String text) {
        for (String line : wrap(text, width - columns)) {
            line(" ".repeat(columns) + line);
        }
    }

    /** A heading's first line, and its rest indented under it. */
    void hanging(String heading, int columns, String text) {
        List<String> lines = wrap(text, width - columns);
        line(heading + (lines.isEmpty() ? "" : lines.getFirst()));
        lines.stream().skip(1).forEach(line -> line(" ".repeat(columns) + line));
    }

    String in(Colour colour, String text) {
        return coloured && !colour.code.isEmpty() ? "\u001B[" + colour.code + "m" + text + "\u001B[0m" : text;
    }

    static List<String> wrap(String text, int columns) {
        var lines = new ArrayList<String>();
        for (String paragraph : text.split("\n", -1)) {
            var line = new StringBuilder();
            for (String word : paragraph.split(" +", -1)) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
