package org.forewarn.alert.delivery;

import java.util.List;
import org.forewarn.schemas.event.Channel;

/** Whoever carries messages on a channel. */
public interface Provider {

    /** Its name in the database, in events and in metrics. */
    String name();

    /** The channel it carries. */
    Channel channel();

    /** How many messages it may have in its hands without having answered; as many are in doubt after a crash. */
    int window();

    /**
     * Hands messages over and waits, in bounded time, for what it says to each.
     *
     * @param messages at most {@link #window()}, each to another person
     * @return one result for each, in their order; never an exception for what the network or the provider does
     */
    List<SubmitResult> submit(Lane lane, List<Message> messages);
}
