package org.forewarn.matching.check.serving;

import java.time.Duration;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.Problems;
import org.forewarn.matching.check.CheckQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Is this number known? The value comes in a body, because addresses are logged and remembered on their way. */
@RestController
final class CheckController {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final CheckReader reader;
    private final CheckDesk desk;

    CheckController(CheckReader reader, CheckDesk desk) {
        this.reader = reader;
        this.desk = desk;
    }

    @PostMapping(path = CheckLimits.PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CheckAnswered> check(
            @WithScope(Scopes.CHECK) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        CheckQuestion question = reader.read(body);
        return switch (desk.check(caller, question)) {
            case CheckDesk.Outcome.Answered(CheckAnswered answered) ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answered);
            case CheckDesk.Outcome.Limited(Duration after) -> throw Problems.rateLimited(after);
            case CheckDesk.Outcome.Unavailable() -> throw unavailable();
        };
    }

    private static ErrorResponseException unavailable() {
        return Problems.unavailable(
                "Nobody can tell at this moment whether it is known. Do not take this for a no; ask again.",
                RETRY_AFTER);
    }
}
