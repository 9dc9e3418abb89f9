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
import java.util.function.Consumer;
import org.forewarn.benchmarks.incidents.IncidentPlan;
import org.forewarn.matching.linkage.Estimation;
import org.forewarn.matching.linkage.LinkPolicy;
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

    /** As good as cases are wanted to be; a case that mixes two men warns of neither. */
    private static final LinkPolicy LINKS = new LinkPolicy.CasePrecision(0.99);

    /** Values that are not in the table count as rare ones; the most common 400 hold nearly all of the difference. */
    private static final int MAX_VALUES = 400;

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
        Estimation estimation = new Estimation(specification(), sample.features(), 0, seed, progress).linkingBy(LINKS);
        Estimation.Found found = estimation.estimate(VERSION, about(reports, seed));
        return finished(found.model());
    }

    private static String about(int reports, long seed) {
        return "Reports of incidents. What is compared is written by hand; m, u, prior, frequencies and the link"
                + " threshold are estimated without labels from " + reports + " generated reports of seed " + seed
                + " by ./forewarn bench report-model, so they describe invented people until a charity's own reports"
                + " replace them. Links are made from the weight at which 99 of 100 pairs in one case are expected to"
                + " be right; a person should look from 1 to 19.";
    }

    /** Numbers of a few digits, and tables that a person can look through. */
    private static Model finished(Model model) {
        var written = new ByteArrayOutputStream();
        model.write(written);
        var file = (ObjectNode) JSON.readTree(written.toByteArray());
        file.optional("termFrequencies").ifPresent(tables -> tables.forEach(table -> shorten((ObjectNode) table)));
        round(file);
        return Model.read(new ByteArrayInputStream(JSON.writeValueAsBytes(file)));
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
