package org.forewarn.intake.batch;

import java.util.HashMap;
import java.util.Map;

/** How many batches are served at once, in all and of each charity. */
final class Places {

    private final int max;
    private final int maxPerCharity;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Places(int max, int maxPerCharity) {
        this.max = max;
        this.maxPerCharity = maxPerCharity;
    }

    /** Takes a place, unless there is none. */
    synchronized boolean take(String partnerId) {
        int theirs = taken.getOrDefault(partnerId, 0);
        if (all >= max || theirs >= maxPerCharity) {
            return false;
        }
        all++;
        taken.put(partnerId, theirs + 1);
        return true;
    }

    /** Gives a place back that was taken. */
    synchronized void give(String partnerId) {
        all--;
        taken.compute(partnerId, (id, theirs) -> theirs == null || theirs == 1 ? null : theirs - 1);
    }
}
