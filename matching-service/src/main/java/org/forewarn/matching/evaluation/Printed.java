package org.forewarn.matching.evaluation;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.forewarn.matching.evaluation.Outcome.Measured;
import org.forewarn.matching.linkage.Comparison;
import org.forewarn.matching.linkage.Level;
import org.forewarn.matching.linkage.Model;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An outcome, for people and for programs. */
final class Printed {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Printed() {}

    static void text(EvaluationConfig config, long seed, Outcome outcome, PrintStream out) {
        Model model = outcome.model();
        line(out, "%s", config.about());
        line(out, "%,d rows, %,d candidate pairs, seed %d", outcome.records(), outcome.candidates(), seed);
        line(out, "");
        line(out, "The model: two rows taken at random are about the same person with 1 : 2^%.1f", -model.priorBits());
        line(out, "  %-22s %-26s %9s %11s %7s", "comparison", "level", "m", "u", "bits");
        for (Comparison comparison : model.comparisons()) {
            for (Level level : comparison.levels()) {
                line(
                        out,
                        "  %-22s %-26s %9s %11s %7s",
                        comparison.name(),
                        level.name(),
                        share(level.m(), 4),
                        share(level.u(), 6),
                        bits(level.bits()));
            }
        }
        line(out, "  m: how often a level holds of the same person, u: of two people, bits: log2(m/u)");
        line(out, "");
        line(
                out,
                "%,d links (weight of %.2f bits or more), %,d clusters",
                outcome.links(),
                model.thresholdBits().link(),
                outcome.clusters());
        line(
                out,
                "%,.0f rows/s (%.1f s to estimate, %.1f s to score, %.1f s to cluster)",
                outcome.rowsPerSecond(),
                outcome.estimateSeconds(),
                outcome.scoreSeconds(),
                outcome.clusterSeconds());
        Measured measured = outcome.measured();
        if (measured != null) {
            text(measured, model.thresholdBits().link(), out);
        }
    }

    private static void text(Measured measured, double link, PrintStream out) {
        line(out, "");
        line(
                out,
                "Against the truth, which nothing above has seen: %,d true pairs, %.2f %% of them candidates",
                measured.truePairs(),
                100 * measured.reachable());
        line(out, "  %-48s %9s %9s %9s", "", "precision", "recall", "F1");
        metrics(
                out,
                String.format(Locale.ROOT, "pairs, at the unsupervised threshold (%.2f)", link),
                measured.atThreshold());
        metrics(
                out,
                String.format(Locale.ROOT, "pairs, at the best threshold (%.2f)", measured.bestThreshold()),
                measured.atBest());
        metrics(out, "pairs, whatever hangs together by links", measured.connected());
        metrics(out, "pairs, after clustering", measured.clustered());
        metrics(out, "B-cubed, whatever hangs together by links", measured.connectedBCubed());
        metrics(out, "B-cubed, after clustering", measured.clusteredBCubed());
        Double area = measured.areaUnderRoc();
        if (area != null) {
            line(out, "  all pairs ranked by weight: area under the ROC curve %.4f", area);
        }
    }

    private static void metrics(PrintStream out, String what, Metrics metrics) {
        line(out, "  %-48s %9.4f %9.4f %9.4f", what, metrics.precision(), metrics.recall(), metrics.f1());
    }

    private static String bits(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%+.2f", value);
    }

    private static String share(@Nullable Double value, int digits) {
        return value == null ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static void line(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    static void json(Outcome outcome, PrintStream out) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rows", outcome.records());
        fields.put("candidatePairs", outcome.candidates());
        fields.put("links", outcome.links());
        fields.put("clusters", outcome.clusters());
        fields.put("priorBits", outcome.model().priorBits());
        fields.put("thresholdBits", outcome.model().thresholdBits());
        fields.put("estimateSeconds", outcome.estimateSeconds());
        fields.put("scoreSeconds", outcome.scoreSeconds());
        fields.put("clusterSeconds", outcome.clusterSeconds());
        fields.put("rowsPerSecond", outcome.rowsPerSecond());
        Measured measured = outcome.measured();
        if (measured != null) {
            fields.put("truePairs", measured.truePairs());
            fields.put("reachable", measured.reachable());
            fields.put("pairs", metrics(measured.atThreshold()));
            fields.put("bestThresholdBits", measured.bestThreshold());
            fields.put("pairsAtBestThreshold", metrics(measured.atBest()));
            fields.put("connectedPairs", metrics(measured.connected()));
            fields.put("connectedBCubed", metrics(measured.connectedBCubed()));
            fields.put("clusteredPairs", metrics(measured.clustered()));
            fields.put("clusteredBCubed", metrics(measured.clusteredBCubed()));
            if (measured.areaUnderRoc() != null) {
                fields.put("areaUnderRoc", measured.areaUnderRoc());
            }
        }
        out.println(JSON.writeValueAsString(fields));
    }

    private static Map<String, Double> metrics(Metrics metrics) {
        Map<String, Double> fields = new LinkedHashMap<>();
        fields.put("precision", metrics.precision());
        fields.put("recall", metrics.recall());
        fields.put("f1", metrics.f1());
        return fields;
    }
}
