package org.forewarn.benchmarks.matching;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.forewarn.benchmarks.incidents.IncidentPlan;
import org.forewarn.matching.linkage.Estimation;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.linkage.Specification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the model that reports are weighed by: what is compared, and where reports meet, is said in
 * {@code reports.json}; m, u, prior and frequencies are estimated from generated reports without a look at who did it.
 * The same seed and number of reports give the same file.
 */
final class ReportModel {

    static final String VERSION = "reports-1";

    /** Not one of the seeds that anything is tested with. */
    static final long SEED = 20_260_901;

    static final int REPORTS = 20_000;

    /**
     * Odds of 16 to 1: a link unites cases, and a wrong one brings all reports about two men together, so it wants more than
     * the odds at which the expected F1 of pairs is greatest. A policy, chosen after looking at what it does on generated
     * reports of other seeds; it is not estimated.
     */
    private static final double LINK_BITS = 4;

    /** Values that are not in the table count as rare ones; the most common 400 hold nearly all of the difference. */
    private static final int MAX_VALUES = 400;

    /** Whose comparisons begin with the level that the whole value is the same. */
    private static final Set<String> IDENTIFIERS = Set.of("phone", "email", "handle", "payment_account", "plate");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MathContext DIGITS = new MathContext(5);

    private ReportModel() {}

    static Specification specification() {
        try (InputStream in = ReportModel.class.getResourceAsStream("reports.json")) {
            if (in == null) {
                throw new IllegalStateException("benchmarks is packed without reports.json");
            }
            return JSON.readValue(in, Specification.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Model estimated(int reports, long seed, Consumer<String> progress) {
        progress.accept("making and enriching " + reports + " reports");
        ReportSample sample = ReportSample.of(IncidentPlan.of(reports, seed));
        Estimation estimation = new Estimation(specification(), sample.features(), 0, seed, progress);
        Estimation.Found found = estimation.estimate(VERSION, about(reports, seed));
        return finished(found.model(), new ChanceOfSharing(found, sample.features()));
    }

    private static String about(int reports, long seed) {
        return "Reports of incidents. What is compared is written by hand; m, u, prior and frequencies are estimated"
                + " without labels (EM; u from random pairs, of whole identifiers counted) from " + reports
                + " generated reports of seed " + seed
                + " by ./forewarn bench report-model, so they describe invented people until a charity's own reports"
                + " replace them. A link wants odds of 16 to 1, a policy that was chosen after looking at what it does on"
                + " such reports; a person should look from 1 to 19.";
    }

    /** Counted u of identifiers, numbers of a few digits, and tables that a person can look through. */
    private static Model finished(Model model, ChanceOfSharing chance) {
        var written = new ByteArrayOutputStream();
        model.write(written);
        var file = (ObjectNode) JSON.readTree(written.toByteArray());
        ((ObjectNode) file.get("thresholdBits")).put("link", LINK_BITS);
        file.get("comparisons").forEach(comparison -> {
            String attribute = comparison.get("attribute").stringValue();
            if (IDENTIFIERS.contains(attribute)) {
                count((ObjectNode) comparison.get("levels").get(0), chance.of(attribute));
            }
        });
        file.optional("termFrequencies").ifPresent(tables -> tables.forEach(table -> shorten((ObjectNode) table)));
        round(file);
        return Model.read(new ByteArrayInputStream(JSON.writeValueAsBytes(file)));
    }

    private static void count(ObjectNode same, double u) {
        same.put("u", u);
        same.put("bits", Math.log(same.get("m").doubleValue() / u) / Math.log(2));
    }

    /** The most common values stay; what is not in a table is as rare as the rarest that is. */
    private static void shorten(ObjectNode table) {
        var values = (ObjectNode) table.get("of");
        List<String> commonest = values.propertyStream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, JsonNode> one) ->
                                -one.getValue().doubleValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        if (commonest.size() > MAX_VALUES) {
            table.set("least", values.get(commonest.get(MAX_VALUES - 1)));
            values.remove(commonest.subList(MAX_VALUES, commonest.size()));
        }
    }

    private static void round(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (value.isFloatingPointNumber()) {
                    object.put(
                            name,
                            new BigDecimal(value.doubleValue()).round(DIGITS).doubleValue());
                } else {
                    round(value);
                }
            }
        } else {
            node.forEach(ReportModel::round);
        }
    }
}
