package org.forewarn.alert.delivery.sms;

import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Twilio answered to a text: 201 with the message, or an error with a code of its own.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's error codes</a>
 */
record TwilioAnswer(int status, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_SID = 64;
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    SubmitResult result(int segments) {
        JsonNode json = json();
        if (status >= OK && status < REDIRECT) {
            String sid = json.path("sid").asString("");
            // it took something, and did not say under what name
            return sid.isEmpty() || sid.length() > MAX_SID
                    ? new NoAnswer("no_message_id")
                    : new Accepted(
                            sid, Math.max(segments, json.path("num_segments").asInt(0)));
        }
        int code = json.path("code").asInt(0);
        return code == 0 ? byStatus() : byCode(code);
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body.isBlank() ? "{}" : body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private SubmitResult byCode(int code) {
        String reason = "twilio_" + code;
        return switch (code) {
            // too many requests, too many for the sender, queue full
            case 20429, 14107, 21611, 30001 -> new NotTaken(reason, Scope.THROTTLED);
            // our credentials, our account, our sender, the day's limit: as it is, it takes nothing
            case 20003, 20005, 20006, 20403, 21212, 21603, 21606, 21659, 21660, 30002, 63038 ->
                new NotTaken(reason, Scope.PROVIDER);
            // a number that is none, no mobile, has said STOP to this sender, or may not be sent to; a text that is
            // none
            default -> status >= SERVER_ERROR ? byStatus() : new Refused(reason);
        };
    }

    /** An error of its servers leaves open whether it took the text, but for the one that says it did not try. */
    private SubmitResult byStatus() {
        String reason = "http_" + status;
        return switch (status) {
            case TOO_MANY -> new NotTaken(reason, Scope.THROTTLED);
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, UNAVAILABLE -> new NotTaken(reason, Scope.PROVIDER);
            default ->
                status >= CLIENT_ERROR && status < SERVER_ERROR
                        ? new NotTaken(reason, Scope.MESSAGE)
                        : new NoAnswer(reason);
        };
    }
}
