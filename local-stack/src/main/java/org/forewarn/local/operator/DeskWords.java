package org.forewarn.local.operator;

import java.util.List;
import java.util.Set;
import org.forewarn.local.operator.OperatorCommand.AddMember;
import org.forewarn.local.operator.OperatorCommand.Call;
import org.forewarn.local.operator.OperatorCommand.DisableMember;
import org.forewarn.local.operator.OperatorCommand.ExportAudit;
import org.forewarn.local.operator.OperatorCommand.InviteMember;
import org.forewarn.local.operator.OperatorCommand.ListMembers;
import org.forewarn.local.operator.OperatorCommand.VerifyAudit;
import org.forewarn.local.operator.OperatorCommand.VerifyExport;
import org.forewarn.local.operator.OperatorCommand.Wrong;
import org.forewarn.local.operator.Options.NotUnderstoodException;

/** What was typed after {@code ./forewarn staff} and {@code ./forewarn audit}. */
final class DeskWords {

    private static final String LOGIN = "what they sign in with, such as ada@example.org";

    private DeskWords() {}

    static OperatorCommand staff(String verb, List<String> rest) {
        String command = "staff " + verb;
        return switch (verb) {
            case "add" -> {
                Options in = OperatorCommand.read(command, rest, Set.of("--name", "--role"), Set.of());
                String login = OperatorCommand.only(in, command, LOGIN);
                String name = in.one("--name");
                if (name == null || in.all("--role").isEmpty()) {
                    throw new NotUnderstoodException(
                            "staff add wants --name NAME and at least one --role reviewer, lead, admin or auditor");
                }
                yield new AddMember(call(in), login, name, in.all("--role"));
            }
            case "invite" -> {
                Options in = OperatorCommand.read(command, rest, Set.of(), Set.of());
                yield new InviteMember(call(in), OperatorCommand.only(in, command, LOGIN));
            }
            case "disable" -> {
                Options in = OperatorCommand.read(command, rest, Set.of(), Set.of("--yes"));
                yield new DisableMember(
                        call(in),
                        OperatorCommand.only(in, command, LOGIN),
                        in.flags().contains("--yes"));
            }
            case "list" -> {
                Options in = OperatorCommand.read(command, rest, Set.of(), Set.of());
                OperatorCommand.none(in, 0, command);
                yield new ListMembers(call(in));
            }
            default -> new Wrong("staff wants add, invite, disable or list");
        };
    }

    static OperatorCommand audit(String verb, List<String> rest) {
        String command = "audit " + verb;
        return switch (verb) {
            case "verify" -> {
                Options in = OperatorCommand.read(command, rest, Set.of("--anchor", "--audit-key-file"), Set.of());
                String key = in.one("--audit-key-file");
                if (key == null) {
                    OperatorCommand.none(in, 0, command + " without --audit-key-file");
                    yield new VerifyAudit(call(in), in.all("--anchor"));
                }
                yield new VerifyExport(
                        OperatorCommand.file(in, command), OperatorCommand.path(key), in.all("--anchor"));
            }
            case "export" -> {
                Options in = OperatorCommand.read(command, rest, Set.of(), Set.of());
                yield new ExportAudit(call(in), OperatorCommand.file(in, command));
            }
            default -> new Wrong("audit wants verify or export");
        };
    }

    private static Call call(Options in) {
        return OperatorCommand.call(in, "http://localhost:18083", "alert");
    }
}
