package org.forewarn.alert.delivery;

/** Whoever carries messages on a channel. */
public interface Provider {

    /** What is agreed with it. */
    Terms terms();

    /** Whether it can be asked now: its connection is there. A provider that is asked without one is always ready. */
    default boolean ready() {
        return true;
    }

    /** How much of its rate a message takes: SMS segments; 1 for a mail. */
    int segments(Message message);

    /**
     * Hands a message over and waits, in bounded time, for what it says. Called by as many threads at once as
     * {@link Terms#window()}.
     *
     * @return never an exception for what the network or the provider does
     */
    SubmitResult submit(Message message);
}
