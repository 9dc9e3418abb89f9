package org.forewarn.matching.blocking;

/**
 * A report's version: the offset of its newest event in {@code reports}, and how often its blocking keys were revised
 * since. Both grow only, and an event outranks any revision of an earlier one.
 */
final class Version {

    /** A million revisions of one event: each is a key that became generic or ceased to be. */
    private static final int REVISION_BITS = 20;

    private static final long LAST_REVISION = (1L << REVISION_BITS) - 1;

    private Version() {}

    static long ofEvent(long offset) {
        return offset << REVISION_BITS;
    }

    /** @throws IllegalStateException after a million revisions */
    static long revised(long version) {
        if ((version & LAST_REVISION) == LAST_REVISION) {
            throw new IllegalStateException("a report has been revised too often since its last event");
        }
        return version + 1;
    }
}
