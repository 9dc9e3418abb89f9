package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audit.AuditReading;
import org.forewarn.local.operator.Operator;
import org.forewarn.local.operator.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types, against a running service. */
class OperatorIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    private record Typed(int exit, String out, String err) {}

    private static Typed type(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var screen = new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                null,
                false);
        int exit = new Operator(screen, Suite.operatorKey()).run(List.of(words));
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Typed call(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--url", suite.uri("").toString()));
        return type(all.toArray(String[]::new));
    }

    @Test
    void theFirstAdminComesInByALink() {
        Typed added = call("staff", "add", "ada@example.org", "--name", "Ada", "--role", "admin", "--role", "auditor");
        assertThat(added.exit()).as(added.err()).isZero();
        String link = added.out()
                .lines()
                .filter(line -> line.contains("/desk/invitations/"))
                .findFirst()
                .orElseThrow();
        String path = link.strip().substring(suite.uri("").toString().length());
        Plain browser = new Plain(suite.uri("/")).open(path);
        assertThat(browser.page().select("h1").text()).isEqualTo("Welcome to the desk, Ada");

        assertThat(call("staff", "list").out()).contains("ada@example.org  Ada", "admin,auditor", "invited", "never");
        assertThat(call("staff", "add", "ADA@example.org", "--name", "Ada", "--role", "lead")
                        .err())
                .contains("Somebody signs in with this name already");
        assertThat(call("staff", "add", "eve", "--name", "Eve", "--role", "owner")
                        .err())
                .contains("/roles/0: A role is reviewer, lead, admin or auditor.");

        assertThat(call("staff", "invite", "ada@example.org").exit()).isZero();
        assertThat(browser.open(path).status()).as("an earlier link").isEqualTo(404);
        assertThat(call("staff", "disable", "ada@example.org").err()).contains("--yes");
        assertThat(call("staff", "disable", "ada@example.org", "--yes").exit()).isZero();
        assertThat(call("staff", "invite", "nobody@example.org").err()).contains("nobody signs in with");
    }

    @Test
    void theAuditIsVerifiedHereAndElsewhere() throws IOException {
        call("staff", "add", "ben@example.org", "--name", "Ben", "--role", "reviewer");
        soon().until(() -> suite.bean(AuditReading.class).verify(Map.of()).waiting() == 0);
        Typed here = call("audit", "verify");
        assertThat(here.exit()).as(here.err()).isZero();
        assertThat(here.out()).contains("The audit is sound.", "entries");

        Path export = folder.resolve("audit.ndjson");
        Path key = Files.writeString(folder.resolve("key"), Suite.auditKey() + "\n");
        assertThat(call("audit", "export", export.toString()).exit()).isZero();
        assertThat(call("audit", "export", export.toString()).err()).contains("is there already");
        Typed elsewhere = type("audit", "verify", export.toString(), "--audit-key-file", key.toString());
        assertThat(elsewhere.exit()).as(elsewhere.err()).isZero();

        String changed = Files.readString(export).replaceFirst("member_added", "signed_out");
        Typed broken = type(
                "audit",
                "verify",
                Files.writeString(folder.resolve("changed"), changed).toString(),
                "--audit-key-file",
                key.toString());
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err()).contains("THE AUDIT IS BROKEN at number", "not what it was when it was written");
        Typed cut = type(
                "audit",
                "verify",
                export.toString(),
                "--audit-key-file",
                key.toString(),
                "--anchor",
                "1000:" + "0".repeat(64));
        assertThat(cut.err()).contains("is not there");
    }
}
