package org.forewarn.alert.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.desk.DeskActs.Acted;
import org.forewarn.alert.queue.WarningActs;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the queue can have done to several warnings at once, one act a warning. */
@Component
class ActsForQueue implements WarningActs {

    private final DeskActs acts;
    private final Warnings warnings;

    ActsForQueue(DeskActs acts, Warnings warnings) {
        this.acts = acts;
        this.warnings = warnings;
    }

    @Override
    public Done take(Member member, UUID warningId) {
        return done(acts.take(warningId, member.memberId(), member.is(Role.LEAD), member.actor()));
    }

    @Override
    public Done handOver(Member member, UUID warningId, @Nullable UUID to) {
        return done(acts.handOver(warningId, member.memberId(), to, member.is(Role.LEAD), member.actor()));
    }

    /** Whatever version it has: who rejects from the queue rejects the draft, not its words. */
    @Override
    public Done reject(Member member, UUID warningId, String reason) {
        Optional<WarningRow> row = warnings.look(warningId);
        return row.isEmpty()
                ? Done.UNKNOWN
                : RejectReason.of(reason)
                        .map(why -> done(acts.reject(warningId, row.get().version(), why, member.actor())))
                        .orElse(Done.NOT_NOW);
    }

    @Override
    public List<Choice> reasons() {
        return Arrays.stream(RejectReason.values())
                .map(reason -> new Choice(reason.code(), reason.sentence()))
                .toList();
    }

    private static Done done(Acted acted) {
        return switch (acted) {
            case Acted.Done(int version) -> Done.DONE;
            case Acted.Unknown() -> Done.UNKNOWN;
            case Acted.Changed(), Acted.NotNow(), Acted.TakenBySomebody() -> Done.NOT_NOW;
            case Acted.Refused(var refusals) -> Done.NOT_NOW;
            case Acted.Approved(var approval) -> Done.NOT_NOW;
        };
    }
}
