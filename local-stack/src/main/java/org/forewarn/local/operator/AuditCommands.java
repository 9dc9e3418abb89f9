package org.forewarn.local.operator;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.forewarn.local.operator.OperatorCommand.Call;
import org.forewarn.local.operator.OperatorCommand.ExportAudit;
import org.forewarn.local.operator.OperatorCommand.VerifyAudit;
import org.forewarn.local.operator.OperatorCommand.VerifyExport;
import org.forewarn.local.operator.Options.NotUnderstoodException;
import org.forewarn.local.operator.Reply.Good;
import org.forewarn.local.operator.Reply.Refused;
import org.forewarn.schemas.audit.AuditChain;
import org.forewarn.schemas.audit.AuditCheck;
import org.forewarn.schemas.audit.AuditEntry;
import org.forewarn.schemas.audit.ChainedEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit: verified where it lies, or in a file that was exported, without the service. */
final class AuditCommands {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String AUDIT = "/v1/audit";

    private final Screen screen;
    private final Calling calling;

    /** @param variable the operator's key in the environment, if any */
    AuditCommands(Screen screen, @Nullable String variable) {
        this.screen = screen;
        this.calling = new Calling(screen, variable);
    }

    int verify(VerifyAudit command) {
        anchors(command.anchors());
        String query = command.anchors().stream()
                .map(anchor -> "anchor=" + URLEncoder.encode(anchor, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        try (ServiceApi api = api(command.call())) {
            return switch (api.getPatiently(AUDIT + "/verification" + query)) {
                case Refused refused -> calling.refused(refused);
                case Good(JsonNode told) -> {
                    calling.show(command.call(), new Good(told), this::showTold);
                    yield told.path("sound").asBoolean(false) ? Operator.DONE : Operator.FAILED;
                }
            };
        }
    }

    int export(ExportAudit command) {
        try (ServiceApi api = api(command.call())) {
            return calling.show(
                    command.call(),
                    api.download(AUDIT + "/export", command.file()),
                    done -> screen.line("Exported to " + command.file()));
        }
    }

    int verifyExport(VerifyExport command) {
        var check = new AuditCheck(chain(command.auditKey()), anchors(command.anchors()));
        try (BufferedReader lines = Files.newBufferedReader(command.file())) {
            String line = lines.readLine();
            while (line != null && check.next(link(line))) {
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new NotUnderstoodException(command.file() + " cannot be read");
        } catch (JacksonException | DateTimeException e) {
            throw new NotUnderstoodException(
                    command.file() + " is no export of the audit: see line " + (check.entries() + 1));
        }
        check.end();
        show(
                check.entries(),
                check.first().map(AuditCommands::words).orElse(null),
                check.last().map(AuditCommands::words).orElse(null));
        return verdict(check.broken()
                .map(at -> "at number " + at.number() + ": " + at.what().sentence())
                .orElse(null));
    }

    private ServiceApi api(Call call) {
        return new ServiceApi(call.url(), calling.key(call), "alert service", "audit verify");
    }

    private void showTold(JsonNode told) {
        show(told.path("entries").asLong(0), words(told.path("first")), words(told.path("last")));
        if (told.path("waiting").asLong(0) > 0) {
            screen.line("  waiting  " + told.path("waiting").asLong(0) + ", written just now");
        }
        JsonNode broken = told.path("broken");
        long stray = told.path("stray").asLong(0);
        if (!broken.isMissingNode()) {
            verdict("at number " + broken.path("number").asLong(0) + ": "
                    + broken.path("detail").asString(""));
        } else {
            verdict(stray > 0 ? stray + " entries were taken out of the chain's line" : null);
        }
    }

    private void show(long entries, @Nullable String first, @Nullable String last) {
        screen.line("  entries  " + entries);
        screen.line("  first    " + (first == null ? "-" : first));
        screen.line("  last     " + (last == null ? "-" : last));
    }

    /** @param fault null: there is none */
    private int verdict(@Nullable String fault) {
        if (fault == null) {
            screen.bold("The audit is sound.");
            return Operator.DONE;
        }
        screen.error("THE AUDIT IS BROKEN " + fault);
        return Operator.FAILED;
    }

    private static @Nullable String words(JsonNode link) {
        return link.isMissingNode()
                ? null
                : link.path("number").asLong(0) + ", " + link.path("at").asString("") + ", "
                        + link.path("hash").asString("");
    }

    private static String words(ChainedEntry link) {
        return link.number() + ", " + link.entry().at() + ", " + link.hash();
    }

    private static AuditChain chain(Path file) {
        try {
            return AuditChain.of(Files.readString(file));
        } catch (IOException e) {
            throw new NotUnderstoodException(file + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException(file + " does not hold the audit's key, base64 of at least 32 bytes");
        }
    }

    private static Map<Long, String> anchors(List<String> given) {
        var anchors = new HashMap<Long, String>();
        for (String anchor : given) {
            String[] parts = anchor.split(":", 2);
            if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}") || !parts[1].matches("[0-9a-f]{64}")) {
                throw new NotUnderstoodException("--anchor wants NUMBER:HASH, as the service's log has them");
            }
            anchors.put(Long.valueOf(parts[0]), parts[1]);
        }
        return anchors;
    }

    private static ChainedEntry link(String line) {
        JsonNode node = JSON.readTree(line);
        var details = new TreeMap<String, String>();
        for (var detail : node.path("details").properties()) {
            details.put(detail.getKey(), detail.getValue().asString(""));
        }
        var entry = new AuditEntry(
                text(node, "id"),
                Instant.parse(text(node, "at")),
                text(node.path("actor"), "kind"),
                text(node.path("actor"), "id"),
                text(node, "act"),
                text(node, "subject"),
                details);
        return new ChainedEntry(node.path("number").asLong(0), entry, text(node, "mac"), text(node, "hash"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
