package org.forewarn.intake.mapping.language;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mapping's text, read and found fit to run: JSONata without what cannot be bounded. Any number of threads may run it
 * at once; each run is for itself, and the same document always gives the same result.
 */
final class Program {

    /** The library's own check of the input's types, which cannot be wrong here. */
    private static final boolean VALIDATE_INPUT = false;

    private final String text;
    private final Jsonata jsonata;
    private final Syntax syntax;

    private Program(String text, Jsonata jsonata, Syntax syntax) {
        this.text = text;
        this.jsonata = jsonata;
        this.syntax = syntax;
    }

    /** What came of reading a text. */
    sealed interface Compiled {

        record Sound(Program program) implements Compiled {}

        /** @param detail a sentence with line and column */
        record Unsound(String detail) implements Compiled {}
    }

    /** Reads a text on the calling thread, which should be made for it: the parser leaves traces in its thread. */
    static Compiled compile(String text) {
        try {
            Jsonata jsonata = Jsonata.jsonata(text);
            Syntax syntax = Syntax.of(jsonata, text);
            jsonata.setValidateInput(VALIDATE_INPUT);
            Functions.into(jsonata, syntax.compiled());
            return new Compiled.Sound(new Program(text, jsonata, syntax));
        } catch (StoppedException e) {
            return new Compiled.Unsound(message(e));
        } catch (JException e) {
            return new Compiled.Unsound(Complaints.notAProgram(e, text));
        } catch (StackOverflowError e) {
            return new Compiled.Unsound("The mapping nests too deeply to be read.");
        } catch (RuntimeException | Error e) {
            // the parser indexes past the end of some broken texts, throws Error itself, and java.util.regex its own
            return new Compiled.Unsound(
                    "The mapping is no JSONata; a bracket, a comment or a regular expression is broken.");
        }
    }

    /** Runs on the calling thread, which must be a lane's: its memory is counted. */
    Outcome run(JsonNode document) {
        var meter = new Meter(syntax.called(), syntax.regexes());
        meter.begin();
        try {
            return result(evaluate(document, meter), meter);
        } catch (StoppedException e) {
            return new Outcome.Failed(message(e));
        } catch (RuntimeException | Error e) {
            // a lane outlives whatever a program does, an exhausted stack or heap included
            return new Outcome.Failed(reason(e, meter));
        } finally {
            meter.end();
        }
    }

    private @Nullable Object evaluate(JsonNode document, Meter meter) {
        Frame frame = jsonata.createFrame();
        frame.setEvaluateEntryCallback(meter);
        frame.setEvaluateExitCallback(meter);
        return jsonata.evaluate(Trees.toValue(document), frame);
    }

    private static Outcome result(@Nullable Object value, Meter meter) {
        return value instanceof java.util.Map<?, ?> && Trees.toJson(value) instanceof ObjectNode report
                ? new Outcome.Mapped(report, meter.steps())
                : new Outcome.Failed("The mapping's result is no JSON object; a mapping ends with {...}, one report.");
    }

    private String reason(Throwable thrown, Meter meter) {
        StoppedException stopped = meter.stopped();
        if (stopped != null) {
            return message(stopped);
        }
        return switch (thrown) {
            case JException e -> Complaints.notFinished(e, text);
            case StackOverflowError _ -> message(StoppedException.over("it calls itself too deeply."));
            case OutOfMemoryError _ -> message(StoppedException.over("it uses too much memory."));
            default -> "The mapping failed on this document: a value is of a type that it does not expect.";
        };
    }

    private static String message(StoppedException e) {
        return String.valueOf(e.getMessage());
    }
}
