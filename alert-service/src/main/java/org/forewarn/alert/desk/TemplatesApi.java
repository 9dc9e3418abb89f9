package org.forewarn.alert.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.desk.TemplateTable.Keeping;
import org.forewarn.alert.desk.TemplateTable.Kept;
import org.forewarn.alert.warning.Languages;
import org.forewarn.alert.warning.Template;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The organisation's own words around the facts, over HTTP: the same that its page offers. */
@RestController
@RequestMapping(path = "/v1/desk/templates", produces = MediaType.APPLICATION_JSON_VALUE)
class TemplatesApi {

    private static final Set<String> FIELDS = Set.of("version", "headline", "leadIn", "ending");

    private final TemplateTable templates;

    TemplatesApi(TemplateTable templates) {
        this.templates = templates;
    }

    /**
     * One version of one.
     *
     * @param kind {@code alert}, {@code update}, {@code cancel} or {@code all_clear}
     * @param severity {@code any}, or one
     * @param headline empty, as the others: the suite's own words
     */
    record View(
            String kind,
            String severity,
            String language,
            int version,
            String headline,
            String leadIn,
            String ending,
            String changedBy,
            Instant changedAt) {

        static View of(Kept kept) {
            Template template = kept.template();
            return new View(
                    WarningRows.word(template.kind()),
                    TemplateTable.severity(template.severity()),
                    template.language(),
                    template.version(),
                    template.headline(),
                    template.leadIn(),
                    template.ending(),
                    kept.changedBy(),
                    kept.changedAt());
        }
    }

    record All(List<View> templates) {}

    /** The version that holds now. */
    record Changed(int version) {}

    /** Those that hold: at most one for each kind, severity and language. */
    @GetMapping
    All all(@WithScope(Scopes.DESK_READ) Caller caller) {
        return new All(templates.holding().stream().map(View::of).toList());
    }

    /** Every version, the newest first. */
    @GetMapping("/history")
    All history(@WithScope(Scopes.DESK_READ) Caller caller) {
        return new All(templates.history().stream().map(View::of).toList());
    }

    /** Another version of one, after the version that was seen; 0: there was none. */
    @PutMapping(path = "/{kind}/{severity}/{language}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Changed keep(
            @WithScope(Scopes.DESK_SETTINGS) Caller caller,
            @PathVariable String kind,
            @PathVariable String severity,
            @PathVariable String language,
            @RequestBody byte[] body) {
        MsgType message = word(kind, MsgType.values()).orElseThrow(TemplatesApi::unknown);
        Optional<Severity> one = word(severity, Severity.values());
        if (one.isEmpty() && !severity.equals(TemplateTable.ANY)
                || !Languages.all().contains(language)) {
            throw unknown();
        }
        Template template = read(message, one, language, body);
        return switch (templates.keep(template, Actor.key(caller.partnerId(), caller.keyId()))) {
            case Keeping.Done(int version) -> new Changed(version);
            case Keeping.Changed() ->
                throw Problems.conflict("The template has another version by now; look at it again.");
            case Keeping.Refused(var refusals) ->
                throw Problems.invalid(refusals.stream()
                        .map(each -> new FieldProblem("/" + each.field(), each.rule(), each.why()))
                        .toList());
        };
    }

    private static Template read(MsgType kind, Optional<Severity> severity, String language, byte[] body) {
        JsonNode json = JsonFields.parse(body);
        var fields = new JsonFields();
        fields.known(json, "", FIELDS);
        var template = new Template(
                kind,
                severity.orElse(null),
                language,
                fields.whole(json.path("version"), "/version", "Give the version that you saw; 0: there was none."),
                fields.text(json.path("headline"), "/headline").strip(),
                fields.text(json.path("leadIn"), "/leadIn").strip(),
                fields.text(json.path("ending"), "/ending").strip());
        fields.refuse();
        return template;
    }

    private static <E extends Enum<E>> Optional<E> word(String text, E[] words) {
        return Stream.of(words)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There are templates for alert, update, cancel and all_clear; for any severity or "
                + String.join(
                        ", ",
                        Arrays.stream(Severity.values()).map(Severity::name).toList())
                + "; in " + String.join(", ", Languages.all()) + ".");
    }
}
