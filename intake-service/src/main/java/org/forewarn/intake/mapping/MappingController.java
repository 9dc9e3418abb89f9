package org.forewarn.intake.mapping;

import java.time.Instant;
import java.util.List;
import org.forewarn.intake.IntakeProperties;
import org.forewarn.intake.mapping.MappingAdministration.Registration;
import org.forewarn.intake.mapping.MappingTrial.Trial;
import org.forewarn.intake.reading.Codes;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Mappings over HTTP: a charity's own, and nobody else's. */
@RestController
final class MappingController {

    private static final byte[] NOTHING = new byte[0];
    private static final List<FieldProblem> BAD_NAME =
            List.of(new FieldProblem("/name", Codes.WRONG_FORM, "Use 1 to 40 lower-case letters, digits and hyphens."));

    private final MappingAdministration administration;
    private final MappingTrial trial;
    private final IntakeProperties properties;

    MappingController(MappingAdministration administration, MappingTrial trial, IntakeProperties properties) {
        this.administration = administration;
        this.trial = trial;
        this.properties = properties;
    }

    /** @param mapping name@version, as a report's provenance has it */
    record Summary(String name, String version, String mapping, Instant createdAt) {

        static Summary of(StoredMapping stored) {
            return new Summary(stored.name(), stored.version(), stored.id(), stored.createdAt());
        }
    }

    record Listing(List<Summary> mappings) {}

    record Version(String version, Instant createdAt, String keyId, boolean removed) {

        static Version of(StoredMapping stored) {
            return new Version(stored.version(), stored.createdAt(), stored.keyId(), stored.removed());
        }
    }

    /** @param versions of this name, the latest first */
    record Whole(String name, String version, String mapping, Instant createdAt, String text, List<Version> versions) {}

    /** @param steps of the 200,000 that a run may take */
    record Tried(
            @Nullable Object report,
            List<FieldProblem> problems,
            String version,
            @Nullable Integer steps) {}

    @PutMapping(path = "/v1/mappings/{name}", consumes = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<Summary> register(
            @WithScope(Scopes.MAPPINGS_WRITE) Caller caller,
            @PathVariable String name,
            @RequestBody(required = false) byte @Nullable [] body) {
        return switch (administration.register(caller, name, body == null ? NOTHING : body)) {
            case Registration.Registered(StoredMapping mapping, boolean anew) ->
                uncached(anew ? HttpStatus.CREATED : HttpStatus.OK).body(Summary.of(mapping));
            case Registration.BadName() -> throw Problems.invalid(BAD_NAME);
            case Registration.TooLong() -> throw Problems.tooLarge(MappingAdministration.MAX_TEXT_BYTES);
            case Registration.Malformed(String detail) -> throw Problems.malformed(detail);
            case Registration.Full(String detail) -> throw Problems.conflict(detail);
            case Registration.Failed() -> throw unavailable();
        };
    }

    @GetMapping("/v1/mappings")
    ResponseEntity<Listing> list(@WithScope(Scopes.MAPPINGS_WRITE) Caller caller) {
        return uncached(HttpStatus.OK)
                .body(new Listing(
                        administration.all(caller).stream().map(Summary::of).toList()));
    }

    @GetMapping("/v1/mappings/{name}")
    ResponseEntity<Whole> show(@WithScope(Scopes.MAPPINGS_WRITE) Caller caller, @PathVariable String name) {
        StoredMapping found = administration.find(caller, name).orElseThrow(MappingController::unknown);
        List<Version> versions = administration.versions(caller, found.name()).stream()
                .map(Version::of)
                .toList();
        return uncached(HttpStatus.OK)
                .body(new Whole(found.name(), found.version(), found.id(), found.createdAt(), found.text(), versions));
    }

    @DeleteMapping("/v1/mappings/{name}")
    ResponseEntity<Void> remove(@WithScope(Scopes.MAPPINGS_WRITE) Caller caller, @PathVariable String name) {
        return switch (administration.remove(caller, name)) {
            case REMOVED -> ResponseEntity.noContent().build();
            case UNKNOWN -> throw unknown();
            case FAILED -> throw unavailable();
        };
    }

    @PostMapping(path = "/v1/mappings:try", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Tried> tryOut(
            @WithScope(Scopes.MAPPINGS_WRITE) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        return switch (trial.run(caller, body == null ? NOTHING : body)) {
            case Trial.Tried(var report, var problems, String version, var steps) ->
                uncached(HttpStatus.OK).body(new Tried(report, problems, version, steps));
            case Trial.Malformed(String detail) -> throw Problems.malformed(detail);
            case Trial.Rejected(FieldProblem problem) -> throw Problems.invalid(List.of(problem));
            case Trial.UnknownMapping() -> throw unknown();
            case Trial.Busy() -> throw unavailable();
        };
    }

    private static ResponseEntity.BodyBuilder uncached(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private static ErrorResponseException unknown() {
        return Problems.notFound("You have no mapping of this name.");
    }

    private ErrorResponseException unavailable() {
        return Problems.unavailable("This could not be done now. Send it again.", properties.retryAfter());
    }
}
