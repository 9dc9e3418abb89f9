package org.forewarn.kit.limit;

import java.time.Duration;

/** What came of asking for tokens. */
public sealed interface Taking {

    /** How many are left. */
    long remaining();

    /**
     * They are taken.
     *
     * @param wholeIn when all of the quota is there again, if nobody takes any
     */
    record Taken(long remaining, Duration wholeIn) implements Taking {}

    /**
     * There are not so many; none is taken.
     *
     * @param after until there are, if nobody takes any
     */
    record Refused(long remaining, Duration after) implements Taking {}
}
