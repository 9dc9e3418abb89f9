package org.forewarn.matching.stream;

import java.util.ArrayList;
import org.apache.kafka.common.errors.RetriableException;

/** What may be said of a failure. Its messages may not: they can quote a record. */
final class Failure {

    private Failure() {}

    /** Whether it passes by itself: the broker or the registry is away. Kafka's clients mark that as retriable. */
    static boolean passes(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }

    static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Kinds of the exceptions from the outermost to the root, and where the root was thrown. */
    static String describe(Throwable failure) {
        var kinds = new ArrayList<String>();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            kinds.add(one.getClass().getSimpleName());
        }
        StackTraceElement[] trace = rootOf(failure).getStackTrace();
        return String.join(" < ", kinds) + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    /** For a log: the same description, with the root's whole stack trace. */
    static Throwable withoutWords(Throwable failure) {
        var told = new Exception(describe(failure));
        told.setStackTrace(rootOf(failure).getStackTrace());
        return told;
    }
}
