package org.forewarn.matching.stream;

import org.apache.kafka.common.errors.RetriableException;

/** Failures that pass by themselves: the broker or the registry is away. Kafka's clients mark them as retriable. */
final class Passing {

    private Passing() {}

    static boolean is(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}
