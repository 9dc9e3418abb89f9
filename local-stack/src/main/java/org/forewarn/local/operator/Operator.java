package org.forewarn.local.operator;

import java.util.List;
import org.forewarn.local.operator.OperatorCommand.AddKey;
import org.forewarn.local.operator.OperatorCommand.AddMember;
import org.forewarn.local.operator.OperatorCommand.AddPartner;
import org.forewarn.local.operator.OperatorCommand.DisableMember;
import org.forewarn.local.operator.OperatorCommand.ExportAudit;
import org.forewarn.local.operator.OperatorCommand.Help;
import org.forewarn.local.operator.OperatorCommand.InviteMember;
import org.forewarn.local.operator.OperatorCommand.ListDeadLetters;
import org.forewarn.local.operator.OperatorCommand.ListKeys;
import org.forewarn.local.operator.OperatorCommand.ListMembers;
import org.forewarn.local.operator.OperatorCommand.ListPartners;
import org.forewarn.local.operator.OperatorCommand.NewKeyset;
import org.forewarn.local.operator.OperatorCommand.PromoteKey;
import org.forewarn.local.operator.OperatorCommand.ReplayDeadLetters;
import org.forewarn.local.operator.OperatorCommand.RetireKey;
import org.forewarn.local.operator.OperatorCommand.Revoke;
import org.forewarn.local.operator.OperatorCommand.RotateKey;
import org.forewarn.local.operator.OperatorCommand.ShowDeadLetter;
import org.forewarn.local.operator.OperatorCommand.VerifyAudit;
import org.forewarn.local.operator.OperatorCommand.VerifyExport;
import org.forewarn.local.operator.OperatorCommand.Wrong;
import org.forewarn.local.operator.Options.NotUnderstoodException;
import org.jspecify.annotations.Nullable;

/** Does what an operator typed. */
public final class Operator {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;

    private final Screen screen;
    private final PartnerCommands partners;
    private final KeysetCommands keysets;
    private final StaffCommands staff;
    private final AuditCommands audit;
    private final DeadLetterCommands letters;

    /** @param operatorKey as the environment has it; null: it has none */
    public Operator(Screen screen, @Nullable String operatorKey) {
        this.screen = screen;
        this.partners = new PartnerCommands(screen, operatorKey);
        this.keysets = new KeysetCommands(screen);
        this.staff = new StaffCommands(screen, operatorKey);
        this.audit = new AuditCommands(screen, operatorKey);
        this.letters = new DeadLetterCommands(screen);
    }

    /**
     * Does it.
     *
     * @param words {@code partner list --json}
     * @return the process's exit code: 0 done, 1 failed, 2 not understood
     */
    public int run(List<String> words) {
        try {
            return switch (OperatorCommand.parse(words)) {
                case AddPartner add -> partners.add(add);
                case RotateKey rotate -> partners.rotate(rotate);
                case Revoke revoke -> partners.revoke(revoke);
                case ListPartners list -> partners.list(list);
                case NewKeyset(var file) -> keysets.create(file);
                case AddKey(var file) -> keysets.add(file);
                case PromoteKey(var file) -> keysets.promote(file);
                case RetireKey(var file, var keyId, var sure) -> keysets.retire(file, keyId, sure);
                case ListKeys(var file, var json) -> keysets.list(file, json);
                case AddMember add -> staff.add(add);
                case InviteMember invite -> staff.invite(invite);
                case DisableMember disable -> staff.disable(disable);
                case ListMembers list -> staff.list(list);
                case VerifyAudit verify -> audit.verify(verify);
                case ExportAudit export -> audit.export(export);
                case VerifyExport verify -> audit.verifyExport(verify);
                case ListDeadLetters list -> letters.list(list);
                case ShowDeadLetter show -> letters.show(show);
                case ReplayDeadLetters replay -> letters.replay(replay);
                case Help() -> {
                    screen.line("./forewarn help tells the commands.");
                    yield DONE;
                }
                case Wrong(String message) -> notUnderstood(message);
            };
        } catch (NotUnderstoodException e) {
            return notUnderstood(String.valueOf(e.getMessage()));
        }
    }

    private int notUnderstood(String message) {
        screen.error(message + "; ./forewarn help");
        return NOT_UNDERSTOOD;
    }
}
