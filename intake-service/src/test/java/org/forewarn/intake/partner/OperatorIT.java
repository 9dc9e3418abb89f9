package org.forewarn.intake.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forewarn.intake.IntakeOnSharedParts;
import org.forewarn.local.operator.Operator;
import org.forewarn.local.operator.Screen;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** An operator at a terminal, against the running service. */
class OperatorIT extends IntakeOnSharedParts {

    private static final Pattern KEY = Pattern.compile("fwk_[0-9a-f]{10}_[A-Za-z0-9_-]{43}");

    @LocalServerPort
    private int port;

    private record Typed(int exit, String out, String err) {
        String key() {
            Matcher key = KEY.matcher(out);
            assertThat(key.find()).isTrue();
            return key.group();
        }
    }

    @Test
    void aCharityIsAddedRotatedListedAndRevoked() {
        Typed added =
                partner("add", "typed-house", "--name", "Typed House", "--scope", "reports:write", "--scope", "check");
        assertThat(added.exit()).isZero();
        assertThat(added.out()).contains("The key of typed-house", "reports:write,check", "never");
        assertThat(statusOf(added.key())).isEqualTo(404);

        Typed rotated = partner("rotate", "typed-house", "--overlap-hours", "24", "--expires-in-days", "90");
        assertThat(rotated.exit()).isZero();
        assertThat(statusOf(rotated.key())).isEqualTo(404);
        assertThat(statusOf(added.key())).as("within the overlap").isEqualTo(404);

        String firstId = added.key().substring(4, 14);
        Typed revoked = partner("revoke", "typed-house", "--key", firstId, "--yes");
        assertThat(revoked.exit()).isZero();
        assertThat(statusOf(added.key())).isEqualTo(401);
        assertThat(statusOf(rotated.key())).isEqualTo(404);

        Typed listed = partner("list");
        assertThat(listed.exit()).isZero();
        assertThat(listed.out().lines().filter(line -> line.startsWith("typed-house")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains(firstId, "revoked"))
                .anySatisfy(line -> assertThat(line).contains(rotated.key().substring(4, 14), "valid"));
        assertThat(listed.out()).doesNotContain("fwk_");

        assertThat(partner("revoke", "typed-house", "--yes").exit()).isZero();
        assertThat(statusOf(rotated.key())).isEqualTo(401);
    }

    @Test
    void answersAreForProgramsToo() {
        Typed added = partner("add", "typed-json", "--name", "J", "--scope", "check", "--json");
        assertThat(JsonMapper.shared().readTree(added.out()).get("key").stringValue())
                .matches(KEY);
        Typed listed = partner("list", "--json");
        assertThat(JsonMapper.shared().readTree(listed.out()).get("partners").isArray())
                .isTrue();
    }

    @Test
    void aRefusalIsTheServicesSentences() {
        Typed wrong = partner("add", "Typed House", "--name", "T", "--scope", "reports", "--expires-in-days", "0");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err())
                .startsWith("forewarn: The request breaks 3 rules; see errors.\n")
                .contains("  /partnerId: Use 2 to 63 lower-case letters")
                .contains("  /scopes/0: Use one of: reports:write,")
                .contains("  /expiresInDays: Give a number from 1 to 3650.");
        Typed nobody = partner("rotate", "nobody-typed");
        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(nobody.err()).contains("There is no partner of this partnerId.");
    }

    @Test
    void aKeyThatMayNotIsToldSo() {
        String ordinary = keyOf("typing-themselves", "reports:write");
        Typed forbidden = typed(ordinary, "partner", "list");
        assertThat(forbidden.exit()).isEqualTo(1);
        assertThat(forbidden.err()).contains("lacks the scope partners:admin");
        Typed unknown = typed("fwk_0123456789_" + "A".repeat(43), "partner", "list");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("does not know the operator's key");
    }

    private Typed partner(String... words) {
        var all = new ArrayList<>(List.of("partner"));
        all.addAll(List.of(words));
        return typed(OPERATOR.text(), all.toArray(String[]::new));
    }

    private Typed typed(String key, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var screen = new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                null,
                false);
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--url", "http://localhost:" + port));
        int exit = new Operator(screen, key).run(all);
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private int statusOf(String key) {
        return http.get()
                .uri("/v1/nothing")
                .headers(headers -> headers.setBearerAuth(key))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }
}
