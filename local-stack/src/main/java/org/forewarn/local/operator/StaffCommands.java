package org.forewarn.local.operator;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.local.operator.OperatorCommand.AddMember;
import org.forewarn.local.operator.OperatorCommand.Call;
import org.forewarn.local.operator.OperatorCommand.DisableMember;
import org.forewarn.local.operator.OperatorCommand.InviteMember;
import org.forewarn.local.operator.OperatorCommand.ListMembers;
import org.forewarn.local.operator.Reply.Good;
import org.forewarn.local.operator.Reply.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Members of staff. Nobody is given a password: they are given a link, with which they choose one. */
final class StaffCommands {

    private static final String STAFF = "/v1/staff";
    private static final List<String> HEADINGS =
            List.of("SIGNS IN WITH", "NAME", "ROLES", "STATE", "SECOND STEP", "LAST SIGNED IN");
    private static final int MINUTE_CHARS = "2026-01-01T00:00".length();

    private final Screen screen;
    private final Calling calling;

    /** @param variable the operator's key in the environment, if any */
    StaffCommands(Screen screen, @Nullable String variable) {
        this.screen = screen;
        this.calling = new Calling(screen, variable);
    }

    int add(AddMember command) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("login", command.login()).put("name", command.name());
        var roles = body.putArray("roles");
        command.roles().forEach(roles::add);
        try (ServiceApi api = api(command.call())) {
            return calling.show(
                    command.call(),
                    api.post(STAFF, body.toString()),
                    answer -> showLink(command.call(), command.login(), answer));
        }
    }

    int invite(InviteMember command) {
        try (ServiceApi api = api(command.call())) {
            return withMember(
                    api,
                    command.login(),
                    id -> calling.show(
                            command.call(),
                            api.post(STAFF + "/" + id + "/invitation", ""),
                            answer -> showLink(command.call(), command.login(), answer)));
        }
    }

    int disable(DisableMember command) {
        if (!calling.isSure(command.sure(), "Shut " + command.login() + " out? Their sessions end at once.")) {
            return Operator.FAILED;
        }
        try (ServiceApi api = api(command.call())) {
            return withMember(
                    api,
                    command.login(),
                    id -> calling.show(
                            command.call(),
                            api.post(STAFF + "/" + id + "/disable", ""),
                            answer -> screen.line(command.login() + " is shut out.")));
        }
    }

    int list(ListMembers command) {
        try (ServiceApi api = api(command.call())) {
            return calling.show(command.call(), api.get(STAFF), answer -> {
                var rows = new ArrayList<List<String>>();
                answer.path("members").forEach(member -> rows.add(row(member)));
                if (rows.isEmpty()) {
                    screen.line("There is no member yet; ./forewarn staff add makes one, an admin first.");
                } else {
                    screen.table(HEADINGS, rows);
                }
            });
        }
    }

    private ServiceApi api(Call call) {
        return new ServiceApi(call.url(), calling.key(call), "alert service", "staff list");
    }

    private interface WithId {
        int run(String memberId);
    }

    /** What somebody signs in with stands in no address: the service is asked for all, and one is picked here. */
    private int withMember(ServiceApi api, String login, WithId work) {
        return switch (api.get(STAFF)) {
            case Refused refused -> calling.refused(refused);
            case Good(JsonNode body) -> {
                for (JsonNode member : body.path("members")) {
                    if (text(member, "login").equalsIgnoreCase(login)) {
                        yield work.run(text(member, "memberId"));
                    }
                }
                yield calling.refused(new Refused("nobody signs in with " + login, List.of()));
            }
        };
    }

    private void showLink(Call call, String login, JsonNode answer) {
        screen.line("A link for " + login + ", shown this once; whoever opens it first chooses the password:");
        screen.line("");
        screen.bold("  " + call.url() + text(answer, "invitation"));
        screen.line("");
        screen.line("  good until  " + minute(text(answer, "expiresAt")));
    }

    private static List<String> row(JsonNode member) {
        var roles = new ArrayList<String>();
        member.path("roles").forEach(role -> roles.add(role.asString("")));
        String login = text(member, "login");
        String last = text(member, "signedInAt");
        return List.of(
                login.isEmpty() ? "the organisation's sign-in" : login,
                text(member, "name"),
                String.join(",", roles),
                text(member, "state"),
                member.path("secondStep").asBoolean(false) ? "yes" : "no",
                last.isEmpty() ? "never" : minute(last));
    }

    private static String minute(String moment) {
        return moment.substring(0, Math.min(MINUTE_CHARS, moment.length())) + "Z";
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
