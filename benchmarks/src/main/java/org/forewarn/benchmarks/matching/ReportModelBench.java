package org.forewarn.benchmarks.matching;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.forewarn.matching.linkage.Model;

/** {@code ./forewarn bench report-model}: estimates the model of reports anew and writes its file. */
public final class ReportModelBench {

    public static final int REPORTS = ReportModel.REPORTS;
    public static final long SEED = ReportModel.SEED;

    private final PrintStream out;

    public ReportModelBench(PrintStream out) {
        this.out = out;
    }

    public void run(int reports, long seed, Path file) {
        Model model = ReportModel.estimated(reports, seed, out::println);
        try (OutputStream to = Files.newOutputStream(file)) {
            model.write(to);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be written to " + file, e);
        }
        out.printf(
                "%s: prior %.2f bits, %d comparisons, %d blocking rules, written to %s%n",
                model.version(),
                model.priorBits(),
                model.comparisons().size(),
                model.blocking().size(),
                file);
    }
}
