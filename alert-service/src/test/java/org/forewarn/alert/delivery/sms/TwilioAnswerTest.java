package org.forewarn.alert.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.junit.jupiter.api.Test;

class TwilioAnswerTest {

    @Test
    void aMessageThatWasTakenHasItsName() {
        assertThat(of(201, "{\"sid\": \"SM1\", \"num_segments\": \"2\"}")).isEqualTo(new Accepted("SM1", 2));
        assertThat(of(201, "{\"sid\": \"SM1\"}")).isEqualTo(new Accepted("SM1", 1));
    }

    @Test
    void oneThatWasTakenWithoutANameIsInDoubt() {
        assertThat(of(201, "{}")).isInstanceOf(NoAnswer.class);
        assertThat(of(200, "<html>")).isInstanceOf(NoAnswer.class);
    }

    @Test
    void whatIsWrongWithTheNumberIsForGood() {
        for (int code : new int[] {21211, 21610, 21614, 21408, 21617}) {
            assertThat(of(400, "{\"code\": " + code + "}")).isEqualTo(new Refused("twilio_" + code));
        }
    }

    @Test
    void whatIsWrongWithUsConcernsEveryMessage() {
        assertThat(of(401, "{\"code\": 20003}")).isEqualTo(new NotTaken("twilio_20003", Scope.PROVIDER));
        assertThat(of(400, "{\"code\": 21606}")).isEqualTo(new NotTaken("twilio_21606", Scope.PROVIDER));
        assertThat(of(403, "")).isEqualTo(new NotTaken("http_403", Scope.PROVIDER));
    }

    @Test
    void tooManyMeansMoreSlowly() {
        assertThat(of(429, "{\"code\": 20429}")).isEqualTo(new NotTaken("twilio_20429", Scope.THROTTLED));
        assertThat(of(429, "")).isEqualTo(new NotTaken("http_429", Scope.THROTTLED));
    }

    @Test
    void anErrorOfItsServersLeavesItOpenUnlessItSaysItDidNotTry() {
        assertThat(of(500, "")).isEqualTo(new NoAnswer("http_500"));
        assertThat(of(502, "<html>")).isEqualTo(new NoAnswer("http_502"));
        assertThat(of(503, "")).isEqualTo(new NotTaken("http_503", Scope.PROVIDER));
    }

    private static SubmitResult of(int status, String body) {
        return new TwilioAnswer(status, body).result(1);
    }
}
