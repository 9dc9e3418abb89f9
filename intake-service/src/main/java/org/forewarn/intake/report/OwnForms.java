package org.forewarn.intake.report;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.forewarn.intake.mapping.MappingResult;
import org.forewarn.intake.mapping.Mappings;
import org.forewarn.intake.reading.Codes;
import org.forewarn.intake.reading.Json.Parsed;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes reports in our form or in a charity's own, which its mapping turns into ours first. */
public final class OwnForms {

    private final ReportIntake intake;
    private final Mappings mappings;

    OwnForms(ReportIntake intake, Mappings mappings) {
        this.intake = intake;
        this.mappings = mappings;
    }

    /**
     * Takes what a charity sent, if it could be parsed. Blocks while a mapping runs.
     *
     * @param mapping the name of the charity's mapping; null for our form
     */
    public CompletableFuture<Submission> submit(Caller caller, Parsed parsed, Terms terms, @Nullable String mapping) {
        return switch (parsed) {
            case Parsed.Tree(JsonNode document)
            when mapping != null -> mapped(caller, terms, mappings.apply(caller.partnerId(), mapping, document));
            case Parsed.Tree _, Parsed.Malformed _ -> intake.submit(caller, parsed, terms);
        };
    }

    private CompletableFuture<Submission> mapped(Caller caller, Terms terms, MappingResult result) {
        return switch (result) {
            case MappingResult.Mapped(var document, String version) ->
                intake.submit(caller, document, terms.withMapping(version));
            case MappingResult.UnknownMapping() ->
                refuse(Codes.UNKNOWN_MAPPING, "There is no mapping of yours by this name; PUT one to its path.");
            case MappingResult.Failed(String detail) -> refuse(Codes.MAPPING_FAILED, detail);
            case MappingResult.Busy() -> intake.refuse(new Submission.Failed());
        };
    }

    private CompletableFuture<Submission> refuse(String code, String detail) {
        return intake.refuse(new Submission.Rejected(List.of(new FieldProblem("", code, detail))));
    }
}
