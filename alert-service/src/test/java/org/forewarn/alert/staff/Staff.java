package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.forewarn.alert.Suite;
import org.forewarn.alert.staff.Visitor.Stage;
import org.forewarn.alert.staff.totp.Base32;
import org.forewarn.alert.staff.totp.Totp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Members of staff for tests, here and in other rooms: invited over HTTP, or signed in without ceremony. */
public final class Staff {

    static final String PASSWORD = "gentle otter builds lanterns";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Suite suite;

    public Staff(Suite suite) {
        this.suite = suite;
    }

    /** Somebody who was added. */
    record Added(UUID memberId, String login, String invitation) {}

    /** Adds a member as the operator does. */
    Added add(Role... roles) {
        String login = "member" + NUMBER.incrementAndGet() + "@example.org";
        HttpResponse<String> answer = suite.post(
                "/v1/staff", """
                {"login": "%s", "name": "Member %s", "roles": %s}""".formatted(login, NUMBER, JsonMapper.shared().writeValueAsString(codes(roles))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        return new Added(
                UUID.fromString(body.path("memberId").asString()),
                login,
                body.path("invitation").asString());
    }

    private static List<String> codes(Role... roles) {
        return Arrays.stream(roles).map(Role::code).toList();
    }

    /** A browser in which a new member of these roles is signed in. */
    public Plain signedIn(Role... roles) {
        Added added = add(roles);
        return signedIn(added.memberId());
    }

    Plain signedIn(UUID memberId) {
        suite.bean(People.class).setState(memberId, Person.State.ACTIVE);
        return browser().withCookie(suite.bean(Sessions.class).begin(memberId, Stage.FULL, "a test"));
    }

    public Plain browser() {
        return new Plain(URI.create(suite.uri("/").toString()));
    }

    /** A member who has taken up an invitation and set up a second step, with their secret. */
    record Enrolled(Added added, Plain browser, byte[] secret, List<String> recoveryCodes) {

        /** A code that was not used yet. */
        String code(int stepsAhead) {
            return Totp.code(secret, Totp.step(Instant.now()) + stepsAhead);
        }
    }

    Enrolled enrolled(Role... roles) {
        Added added = add(roles);
        Plain browser = browser().open(added.invitation());
        browser.type("password", PASSWORD).type("again", PASSWORD).submit(added.invitation());
        assertThat(browser.path()).isEqualTo("/desk/sign-in/enrol");
        byte[] secret = Base32.decode(browser.page().select(".reference").text().replace(" ", ""));
        browser.type("code", Totp.code(secret, Totp.step(Instant.now()) - 1)).submit("/enrol");
        assertThat(browser.status()).as(browser.mistake()).isEqualTo(200);
        return new Enrolled(
                added, browser, secret, browser.page().select(".codes li").eachText());
    }
}
