package org.forewarn.alert.queue;

import java.util.List;
import java.util.UUID;
import org.forewarn.alert.staff.Member;
import org.jspecify.annotations.Nullable;

/**
 * What the queue can have done to a warning: each act is a transaction of its own, audited there. The queue knows nobody
 * who can do it; whoever keeps the warnings implements this.
 */
public interface WarningActs {

    /** What came of one act. */
    enum Done {
        DONE,
        /** There is no such warning. */
        UNKNOWN,
        /** It is in a state in which this cannot be done, or somebody else has it. */
        NOT_NOW,
        /** This member may not. */
        FORBIDDEN
    }

    /** A word for a reason, and a sentence for people. */
    record Choice(String code, String sentence) {}

    /** Works on it from now on. */
    Done take(Member member, UUID warningId);

    /** Somebody else works on it; null: nobody does. */
    Done handOver(Member member, UUID warningId, @Nullable UUID to);

    /** It will not be sent. */
    Done reject(Member member, UUID warningId, String reason);

    /** Why a warning can be rejected. */
    List<Choice> reasons();
}
