package org.forewarn.matching.casefile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.forewarn.kit.evidence.Waterfall;
import org.forewarn.kit.evidence.Waterfall.Thresholds;
import org.forewarn.kit.record.AvroJson;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.ReportFacts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A case and its links as JSON, no more of them than who looks may see. */
final class CaseFile {

    private static final String REPORTS = "reports";
    private static final String LINKS = "links";

    /**
     * Not among them: which charity somebody trusts, what else they consented to, and the cell of some 5 km², which in
     * the country is one farm.
     */
    private static final List<String> TOLD_OF_OTHERS = List.of(
            "reportId",
            "receivedAt",
            "types",
            "outcome",
            "from",
            "to",
            "timePrecision",
            "moTags",
            "weapons",
            "injury",
            "setting",
            "district",
            "locality",
            "identifiers",
            "vehicles",
            "suspects",
            "severity");

    private CaseFile() {}

    /**
     * A case. The organisation sees the whole record; a charity the words for the case and the reports it may see, and
     * how many it may not.
     */
    static ObjectNode of(Case state, Viewer viewer, Function<Link, @Nullable Thresholds> thresholds) {
        ObjectNode json = viewer.staff() ? AvroJson.of(state) : charitys(state);
        List<ReportFacts> seen =
                state.getReports().stream().filter(viewer::maySee).toList();
        // a version belongs to a published record, and this was put together anew
        json.remove("version");
        json.put(
                "reportCount",
                state.getTotals() == null ? seen.size() : state.getTotals().getReports());
        json.put("withheld", state.getReports().size() - seen.size());
        ArrayNode reports = json.putArray(REPORTS);
        seen.forEach(report -> reports.add(report(report, viewer)));
        Set<String> ids = new HashSet<>();
        seen.forEach(report -> ids.add(report.getReportId()));
        ArrayNode links = json.putArray(LINKS);
        state.getLinks().stream()
                .filter(link -> ids.contains(link.getLeft()) && ids.contains(link.getRight()))
                .forEach(link -> links.add(link(state.getCaseId(), link, thresholds.apply(link))));
        return json;
    }

    /** What is said of the case as a whole, and names no report. */
    private static ObjectNode charitys(Case state) {
        ObjectNode all = AvroJson.of(state);
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("caseId", "status", "severity", "certainty", "urgency")) {
            some.set(field, all.get(field));
        }
        return some;
    }

    private static ObjectNode report(ReportFacts report, Viewer viewer) {
        ObjectNode all = AvroJson.of(report);
        ObjectNode json = viewer.staff() || viewer.isOwn(report) ? all : anothers(all);
        return json.put("own", viewer.isOwn(report));
    }

    /** What a charity is told of another's report. A field that is added to the contract is not told by itself. */
    private static ObjectNode anothers(ObjectNode all) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        TOLD_OF_OTHERS.forEach(field -> some.set(field, all.get(field)));
        return some;
    }

    /** A link with its bars, each with the sum up to it. */
    static ObjectNode link(String caseId, Link link, @Nullable Thresholds thresholds) {
        var json = AvroJson.of(link);
        json.remove("evidence");
        json.put("self", "/v1/cases/" + caseId + "/links/" + link.getLeft() + "/" + link.getRight());
        if (thresholds != null) {
            json.putObject("thresholds").put("link", thresholds.link()).put("review", thresholds.review());
        }
        ArrayNode bars = json.putArray("evidence");
        for (var step : Waterfall.of(link, thresholds).steps()) {
            bars.addObject()
                    .put("comparison", step.comparison())
                    .put("level", step.level())
                    .put("sentence", step.sentence())
                    .put("bits", step.bits())
                    .put("sum", step.sum());
        }
        return json;
    }
}
