package org.forewarn.alert.outbox;

import java.util.List;

/**
 * A table of records that are written with what they tell of, and published afterwards.
 *
 * @param <R> one of its rows
 */
public interface Outbox<R> {

    /** What is published from it, for the log. */
    String name();

    /** Names the advisory lock that the one replica holds which publishes. */
    long lock();

    /** The oldest that are not published, in the order in which they have to be. */
    List<R> unpublished(int max);

    /** Its topic, key and value. */
    Letter letter(R row);

    /** The broker has them. */
    void published(List<R> rows);
}
