package org.forewarn.alert.audience;

import java.util.List;
import java.util.UUID;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recipients over HTTP, for an organisation that keeps its members itself. */
@RestController
class RecipientController {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Uploads uploads;

    RecipientController(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * What became of them.
     *
     * @param accepted how many were read: all that were sent
     * @param left those of them who have left by themselves, on one channel or on both: that is not undone
     */
    record Accepted(int accepted, List<UUID> left) {}

    /** Adds or replaces up to 1,000 recipients, all or none. */
    @PostMapping(
            path = "/v1/recipients",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Accepted put(@WithScope(Scopes.RECIPIENTS_ADMIN) Caller caller, @RequestBody byte[] body) {
        var reader = new SubscriptionReader(OutwardCodes.uk());
        List<Subscription> subscriptions = reader.read(parse(body));
        List<FieldProblem> problems = reader.problems();
        if (!problems.isEmpty()) {
            throw Problems.invalid(problems);
        }
        return new Accepted(subscriptions.size(), uploads.put(subscriptions));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return STRICT.readTree(body);
        } catch (JacksonException e) {
            // its message quotes the text
            throw Problems.malformed("The body is not one well-formed JSON object.");
        }
    }
}
