package org.forewarn.alert.delivery;

/** What a provider said to a message. Reasons are codes: a provider's own text could hold an address. */
public sealed interface SubmitResult {

    /**
     * It took the message.
     *
     * @param messageId its name for the message, which receipts carry
     * @param segments SMS segments; 0 for e-mail
     */
    record Accepted(String messageId, int segments) implements SubmitResult {}

    /** It never will: the message is at fault, or the address. */
    record Refused(String reason) implements SubmitResult {}

    /** It certainly did not take it, but may later. */
    record NotTaken(String reason, Scope scope) implements SubmitResult {}

    /** Nobody knows whether it took it: the connection ended, or time ran out, after it was sent. */
    record NoAnswer(String reason) implements SubmitResult {}

    /** Whether it shows that other messages would not be taken now either. */
    default boolean providerAway() {
        return switch (this) {
            case Accepted ignored -> false;
            case Refused ignored -> false;
            case NotTaken(String reason, Scope scope) -> scope != Scope.MESSAGE;
            case NoAnswer ignored -> true;
        };
    }

    /** What a {@link NotTaken} says about other messages. */
    enum Scope {
        /** They would not be taken either: no connection, a fault on its side. */
        PROVIDER,
        /** They come too fast; more slowly it would take them. */
        THROTTLED,
        /** Nothing: it concerns this one. */
        MESSAGE
    }
}
