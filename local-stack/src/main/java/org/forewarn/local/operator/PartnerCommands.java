package org.forewarn.local.operator;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.local.operator.OperatorCommand.AddPartner;
import org.forewarn.local.operator.OperatorCommand.Call;
import org.forewarn.local.operator.OperatorCommand.ListPartners;
import org.forewarn.local.operator.OperatorCommand.Revoke;
import org.forewarn.local.operator.OperatorCommand.RotateKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Charities and their keys. What the service answers is shown for people, or with {@code --json} as it came. */
final class PartnerCommands {

    private static final List<String> HEADINGS =
            List.of("PARTNER", "NAME", "KEY", "STATE", "SCOPES", "CREATED", "EXPIRES");
    private static final String NOTHING = "-";
    private static final int DATE_CHARS = "2026-01-01".length();
    private static final int MINUTE_CHARS = "2026-01-01T00:00".length();

    private final Screen screen;
    private final Calling calling;

    /** @param variable the operator's key in the environment, if any */
    PartnerCommands(Screen screen, @Nullable String variable) {
        this.screen = screen;
        this.calling = new Calling(screen, variable);
    }

    int add(AddPartner command) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("partnerId", command.partnerId()).put("name", command.name());
        scopes(body, command.scopes());
        number(body, "expiresInDays", command.expiresInDays());
        try (PartnersApi api = api(command.call())) {
            return calling.show(command.call(), api.add(body), this::showNewKey);
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
            return calling.show(command.call(), api.rotate(command.partnerId(), body), answer -> {
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
        if (!calling.isSure(command.sure(), "Revoke " + what + "? Whoever uses it is refused at once.")) {
            return Operator.FAILED;
        }
        try (PartnersApi api = api(command.call())) {
            Reply reply = keyId == null ? api.revokeAll(command.partnerId()) : api.revoke(command.partnerId(), keyId);
            return calling.show(command.call(), reply, partner -> {
                screen.line("Revoked " + what + "; every service refuses it within a second.");
                screen.line("");
                showPartners(List.of(partner));
            });
        }
    }

    int list(ListPartners command) {
        try (PartnersApi api = api(command.call())) {
            return calling.show(command.call(), api.list(), answer -> {
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
        return new PartnersApi(call.url(), calling.key(call));
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
