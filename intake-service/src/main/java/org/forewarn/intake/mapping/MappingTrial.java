package org.forewarn.intake.mapping;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.forewarn.intake.mapping.language.Lanes;
import org.forewarn.intake.mapping.language.Outcome;
import org.forewarn.intake.reading.Codes;
import org.forewarn.intake.reading.Json;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what a mapping makes of a document, and what is wrong with that; nothing is published. */
final class MappingTrial {

    private static final FieldProblem EITHER =
            new FieldProblem("", Codes.INCOMPLETE, "Give an object with input and either mapping (a name) or text.");
    private static final FieldProblem TOO_LONG = new FieldProblem(
            "/text", Codes.TOO_LONG, "Shorten it to %d bytes.".formatted(MappingAdministration.MAX_TEXT_BYTES));

    private final MappingTable table;
    private final Lanes lanes;
    private final ReportCheck reports;

    MappingTrial(MappingTable table, Lanes lanes, ReportCheck reports) {
        this.table = table;
        this.lanes = lanes;
        this.reports = reports;
    }

    /** What came of a trial. */
    sealed interface Trial {

        /**
         * @param report what the mapping made; null when it failed
         * @param problems what is wrong with the report, or why there is none; empty when it would be accepted
         * @param version of the text that was tried
         * @param steps what the run cost; null when it failed
         */
        record Tried(
                @Nullable ObjectNode report,
                List<FieldProblem> problems,
                String version,
                @Nullable Integer steps) implements Trial {}

        record Malformed(String detail) implements Trial {}

        record Rejected(FieldProblem problem) implements Trial {}

        record UnknownMapping() implements Trial {}

        record Busy() implements Trial {}
    }

    Trial run(Caller caller, byte[] body) {
        return switch (Json.parse(body)) {
            case Json.Parsed.Malformed(String detail) -> new Trial.Malformed(detail);
            case Json.Parsed.Tree(JsonNode request) -> run(caller, request);
        };
    }

    private Trial run(Caller caller, JsonNode request) {
        JsonNode input = request.get("input");
        JsonNode text = request.get("text");
        JsonNode mapping = request.get("mapping");
        boolean wellFormed = input != null && request.size() == 2 && (string(text) || string(mapping));
        if (!wellFormed) {
            return new Trial.Rejected(EITHER);
        }
        if (text != null) {
            return run(caller, text.stringValue(), input);
        }
        Optional<StoredMapping> found = table.find(caller.partnerId(), mapping.stringValue());
        return found.isEmpty()
                ? new Trial.UnknownMapping()
                : run(caller, found.get().text(), input);
    }

    private static boolean string(@Nullable JsonNode node) {
        return node != null && node.isString();
    }

    private Trial run(Caller caller, String text, JsonNode input) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MappingAdministration.MAX_TEXT_BYTES) {
            return new Trial.Rejected(TOO_LONG);
        }
        String version = StoredMapping.versionOf(text);
        return switch (lanes.run(caller.partnerId(), text, input)) {
            case Outcome.Mapped(ObjectNode report, int steps) ->
                new Trial.Tried(report, reports.check(report), version, steps);
            case Outcome.Failed(String detail) ->
                new Trial.Tried(null, List.of(new FieldProblem("", Codes.MAPPING_FAILED, detail)), version, null);
            case Outcome.Busy() -> new Trial.Busy();
        };
    }
}
