package org.forewarn.local.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.forewarn.local.LocalStack;
import org.forewarn.local.Service;
import org.forewarn.local.demo.Samples.Charity;
import org.forewarn.local.demo.Terminal.Colour;

/** Where to look, and what to try. */
final class Directions {

    private final Terminal terminal;
    private final LocalStack stack;

    Directions(Terminal terminal, LocalStack stack) {
        this.terminal = terminal;
        this.stack = stack;
    }

    /** For who has no charity yet. */
    void tell() {
        places();
        title("Add a charity, in another terminal; its key is shown this once (./forewarn help: rotate, revoke, list)");
        terminal.line("  ./forewarn partner add rose-house --name 'Rose House' --scope reports:write \\");
        terminal.line("    --url " + stack.services().url(Service.INTAKE) + " --operator-key-file "
                + stack.operatorKeyFile());
        title("Add the desk's first admin, who adds the reviewers; you are given a link that is good once");
        terminal.line("  ./forewarn staff add ada@example.org --name Ada --role admin \\");
        terminal.line(
                "    --url " + stack.services().url(Service.ALERT) + " --operator-key-file " + stack.operatorKeyFile());
        stays();
    }

    /** For who has the sample charities. */
    void tell(Charity charity, String key, List<DemoStaff.Account> accounts) {
        places();
        title("Sign in at the desk: " + stack.services().url(Service.ALERT) + "/desk");
        accounts.forEach(
                each -> terminal.line("  %-8s %-20s %s".formatted(each.login(), each.password(), each.roles())));
        terminal.line("  Two of them, because nobody approves twice. Only in this demo a password alone is enough.");
        title("Post a report of your own as " + charity.name() + "; what comes of it is told below");
        curl(Service.INTAKE, "/v1/reports", key, report());
        stays();
    }

    private void places() {
        title("Where to look");
        place("intake", stack.services().url(Service.INTAKE) + "/v1/vocabularies");
        place("alert", stack.services().url(Service.ALERT) + "/v1/warnings (with the operator's key)");
        place(
                "health",
                stack.services().url(Service.MATCHING)
                        + "/actuator/health (each service has it, and /actuator/prometheus)");
        place("broker", stack.broker().bootstrapServers());
        place("registry", stack.registry().url() + "/subjects");
        place(
                "database",
                "PGPASSWORD=" + stack.database().password() + " psql -h 127.0.0.1 -p "
                        + stack.database().port() + " -U " + stack.database().user());
        place("operator", stack.operatorKey());
        place("logs", stack.folder().path().resolve("logs").toString());
        place(
                "data",
                stack.folder().stays()
                        ? stack.folder().path() + " (stays)"
                        : stack.folder().path() + " (goes when this ends; --data DIR keeps it)");
    }

    private void place(String what, String where) {
        terminal.line("  %-9s %s".formatted(what, where));
    }

    private void title(String text) {
        terminal.blank();
        terminal.line(terminal.in(Colour.BOLD, text));
    }

    private void stays() {
        terminal.blank();
        terminal.line("The suite stays up until Ctrl-C.");
    }

    private void curl(Service service, String path, String key, String body) {
        terminal.line("  curl -sS " + stack.services().url(service) + path + " \\");
        terminal.line("    -H 'Authorization: Bearer " + key + "' -H 'Content-Type: application/json' \\");
        terminal.line("    -d '" + body + "'");
    }

    /** Severe enough to be warned of at once, yesterday in the middle of Leeds. */
    private static String report() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return """
                {"reference": "MY-1", "channel": "web",
                     "consent": {"version": "2026-01", "recordedAt": "%sT00:00:00Z", "alert": "area", "checker": true,
                       "partnerCharities": true, "police": "none", "research": false},
                     "incident": {"types": ["robbery", "physical_assault"], "outcome": "completed",
                       "from": "%sT22:00:00Z", "timePrecision": "hour", "place": {"postcode": "LS2"},
                       "weapons": ["knife"], "injury": "serious"},
                     "identifiers": [{"type": "phone", "value": "07700 900 555"}]}""".formatted(today, today.minusDays(1));
    }
}
