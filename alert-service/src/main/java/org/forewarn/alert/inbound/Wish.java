package org.forewarn.alert.inbound;

import org.jspecify.annotations.Nullable;

/** What a text asks for. */
sealed interface Wish {

    /** No more messages, ever. */
    record Stop() implements Wish {}

    /** Messages may come again. */
    record Start() implements Wish {}

    /** What can be asked for here. */
    record Help() implements Wish {}

    /**
     * Whether something is known.
     *
     * @param query null: what was asked for cannot be read
     */
    record Check(@Nullable Query query) implements Wish {}

    /** Nothing we understand. */
    record Unclear() implements Wish {}

    /** For metrics and the table of answers. */
    default String word() {
        return switch (this) {
            case Stop ignored -> "stop";
            case Start ignored -> "start";
            case Help ignored -> "help";
            case Check ignored -> "check";
            case Unclear ignored -> "unclear";
        };
    }
}
