package org.forewarn.alert.delivery;

import java.time.Duration;

/** Longer and longer waits, until something moves. Used by one thread alone. */
final class Waits {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    Waits(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    Duration next() {
        Duration wait = next.compareTo(longest) < 0 ? next : longest;
        next = wait.multipliedBy(2);
        return wait;
    }

    void reset() {
        next = first;
    }
}
