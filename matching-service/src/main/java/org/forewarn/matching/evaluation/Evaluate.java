package org.forewarn.matching.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.forewarn.matching.linkage.Model;
import org.jspecify.annotations.Nullable;

/** {@code ./forewarn evaluate}: how well the engine links a table. Exit codes: 0 done, 1 failed, 2 not understood. */
public final class Evaluate {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private static final double NANOS = 1e9;

    private Evaluate() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        long began = System.nanoTime();
        try {
            Options options = Options.parse(words);
            EvaluationConfig config = EvaluationConfig.read(options.config());
            Model model = options.model() == null ? null : model(options.model());
            Input input = Input.read(config, options);
            var evaluation = new Evaluation(
                    config,
                    options.seed(),
                    what -> err.printf(Locale.ROOT, "%7.1f s  %s%n", (System.nanoTime() - began) / NANOS, what));
            Evaluation.Run run = evaluation.run(input, model);
            write(options, input, run);
            if (options.json()) {
                Printed.json(run.outcome(), out);
            } else {
                Printed.text(config, options.seed(), run.outcome(), out);
            }
            return DONE;
        } catch (InputException e) {
            err.println("forewarn: " + e.getMessage());
            return NOT_UNDERSTOOD;
        } catch (IOException e) {
            err.println(
                    "forewarn: the result cannot be written: " + e.getClass().getSimpleName());
            return FAILED;
        }
    }

    private static Model model(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Model.read(in);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage());
        }
    }

    private static void write(Options options, Input input, Evaluation.Run run) throws IOException {
        @Nullable Path modelOut = options.modelOut();
        if (modelOut != null) {
            try (OutputStream out = Files.newOutputStream(modelOut)) {
                run.outcome().model().write(out);
            }
        }
        @Nullable Path pairsOut = options.pairsOut();
        if (pairsOut != null) {
            try (var out = Files.newBufferedWriter(pairsOut)) {
                run.links()
                        .write(
                                input.ids(),
                                run.outcome().model().thresholdBits().review(),
                                out);
            }
        }
    }
}
