package org.forewarn.matching.cases;

import org.forewarn.matching.state.Rows;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.matching.CasePair;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pair from the links that blocks found, in any order: the newest version of each report that was
 * linked with the other, and the link at exactly these versions, if there was one. The merge is commutative, associative
 * and idempotent.
 */
final class KnownLinks {

    private KnownLinks() {}

    /** A new row; equal to {@code before} when the link is no news. */
    static CasePair with(@Nullable CasePair before, Link link) {
        var after = before == null ? empty(link) : Rows.copy(before);
        after.setLeftVersion(Math.max(after.getLeftVersion(), link.getLeftVersion()));
        after.setRightVersion(Math.max(after.getRightVersion(), link.getRightVersion()));
        if (isAt(after, link)) {
            after.setNewest(link);
        } else if (after.getNewest() != null && !isAt(after, after.getNewest())) {
            after.setNewest(null);
        }
        return after;
    }

    private static CasePair empty(Link link) {
        return CasePair.newBuilder()
                .setLeft(link.getLeft())
                .setRight(link.getRight())
                .setLeftVersion(link.getLeftVersion())
                .setRightVersion(link.getRightVersion())
                .build();
    }

    private static boolean isAt(CasePair pair, Link link) {
        return pair.getLeftVersion() == link.getLeftVersion() && pair.getRightVersion() == link.getRightVersion();
    }
}
