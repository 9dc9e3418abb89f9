package org.forewarn.local.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.forewarn.local.operator.OperatorCommand.AddPartner;
import org.forewarn.local.operator.OperatorCommand.Call;
import org.forewarn.local.operator.OperatorCommand.ListPartners;
import org.forewarn.local.operator.OperatorCommand.Revoke;
import org.forewarn.local.operator.OperatorCommand.RotateKey;
import org.forewarn.local.operator.Options.NotUnderstoodException;
import org.forewarn.local.operator.Reply.Good;
import org.forewarn.local.operator.Reply.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Charities and their keys. What the service answers is shown for people, or with {@code --json} as it came. */
final class PartnerCommands {

    private static final List<String> HEADINGS =
            List.of("PARTNER", "NAME", "KEY", "STATE", "SCOPES", "CREATED", "EXPIRES");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String NOTHING = "-";
    private static final int DATE_CHARS = "2026-01-01".length();
    private static final int MINUTE_CHARS = "2026-01-01T00:00".length();

    private final Screen screen;
    private final @Nullable String variable;

    /** @param variable the operator's key in the environment, if any */
    PartnerCommands(Screen screen, @Nullable String variable) {
        this.screen = screen;
        this.variable = variable;
    }

    int add(AddPartner command) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("partnerId", command.partnerId()).put("name", command.name());
        scopes(body, command.scopes());
        number(body, "expiresInDays", command.expiresInDays());
        try (PartnersApi api = api(command.call())) {
            return show(command.call(), api.add(body), this::showNewKey);
        }
    }

    int rotate(RotateKey command) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!command.scopes().isEmpty()) {
            scopes(body, command.scopes());
        }
        number(body, "expiresInDays", command.expiresInDays());
        number(body, "overlapHours", command.overlapHours());
        try (PartnersApi api = api(command.call())) {
            return show(command.call(), api.rotate(command.partnerId(), body), answer -> {
                showNewKey(answer);
                screen.line("");
                showPartners(List.of(answer.path("partner")));
            });
        }
    }

    int revoke(Revoke command) {
        String keyId = command.keyId();
        String what = keyId == null
                ? "all keys of " + command.partnerId()
                : "the key " + keyId + " of " + command.partnerId();
        if (!command.sure()) {
            if (!screen.canAsk()) {
                throw new NotUnderstoodException("nobody is there to ask: --yes says that it is meant");
            }
            if (!screen.isSure("Revoke " + what + "? Whoever uses it is refused at once.")) {
                screen.line("Nothing was done.");
                return Operator.FAILED;
            }
        }
        try (PartnersApi api = api(command.call())) {
            Reply reply = keyId == null ? api.revokeAll(command.partnerId()) : api.revoke(command.partnerId(), keyId);
            return show(command.call(), reply, partner -> {
                screen.line("Revoked " + what + "; every service refuses it within a second.");
                screen.line("");
                showPartners(List.of(partner));
            });
        }
    }

    int list(ListPartners command) {
        try (PartnersApi api = api(command.call())) {
            return show(command.call(), api.list(), answer -> {
                var partners = new ArrayList<JsonNode>();
                answer.path("partners").forEach(partners::add);
                if (partners.isEmpty()) {
                    screen.line("There is no partner yet; ./forewarn partner add makes one.");
                } else {
                    showPartners(partners);
                }
            });
        }
    }

    private PartnersApi api(Call call) {
        String key = OperatorKey.of(call.keyFile(), variable);
        if (!"https".equals(call.url().getScheme())
                && !LOOPBACK.contains(call.url().getHost())) {
            screen.error("the operator's key travels to " + call.url().getHost() + " unencrypted; use https");
        }
        return new PartnersApi(call.url(), key);
    }

    private interface Shown {
        void show(JsonNode answer);
    }

    private int show(Call call, Reply reply, Shown shown) {
        return switch (reply) {
            case Good(JsonNode body) -> {
                if (call.json()) {
                    screen.line(body.toString());
                } else {
                    shown.show(body);
                }
                yield Operator.DONE;
            }
            case Refused(String sentence, List<String> details) -> {
                screen.error(sentence);
                details.forEach(screen::detail);
                yield Operator.FAILED;
            }
        };
    }

    private void showNewKey(JsonNode answer) {
        screen.line("The key of " + text(answer, "partnerId") + ", shown this once:");
        screen.line("");
        screen.bold("  " + text(answer, "key"));
        screen.line("");
        screen.line("  scopes   " + joined(answer.path("scopes")));
        screen.line("  expires  " + until(answer));
    }

    private void showPartners(List<JsonNode> partners) {
        var rows = new ArrayList<List<String>>();
        for (JsonNode partner : partners) {
            String id = text(partner, "partnerId");
            String name = text(partner, "name");
            if (partner.path("keys").isEmpty()) {
                rows.add(List.of(id, name, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING));
            }
            for (JsonNode key : partner.path("keys")) {
                rows.add(List.of(
                        id,
                        name,
                        text(key, "keyId"),
                        text(key, "state"),
                        joined(key.path("scopes")),
                        upTo(text(key, "createdAt"), DATE_CHARS),
                        until(key)));
            }
        }
        screen.table(HEADINGS, rows);
    }

    private static void scopes(ObjectNode body, List<String> scopes) {
        var array = body.putArray("scopes");
        scopes.forEach(array::add);
    }

    private static void number(ObjectNode body, String name, @Nullable Integer number) {
        if (number != null) {
            body.put(name, number);
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static String joined(JsonNode scopes) {
        var words = new ArrayList<String>();
        scopes.forEach(scope -> words.add(scope.asString("")));
        return String.join(",", words);
    }

    /** To the minute, UTC. */
    private static String until(JsonNode key) {
        String expires = text(key, "expiresAt");
        return expires.isEmpty() ? "never" : upTo(expires, MINUTE_CHARS) + "Z";
    }

    private static String upTo(String text, int chars) {
        return text.substring(0, Math.min(chars, text.length()));
    }
}
