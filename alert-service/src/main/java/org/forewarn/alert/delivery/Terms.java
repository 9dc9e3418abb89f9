package org.forewarn.alert.delivery;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.forewarn.schemas.event.Channel;

/**
 * What is agreed with a provider, and how it is used.
 *
 * @param name in the database, in events, metrics and addresses of webhooks: {@code acme-1} is valid, {@code Acme 1} is not
 * @param weight its part of the messages, beside the weights of the others; 0: only when no other takes any
 * @param pencePerSegment what a segment costs, for the metric of costs; 0: not known
 * @param segmentsPerSecond what its sender may send, over all replicas together (of e-mail: mails); 0: not limited
 * @param window messages that it may have in its hands without an answer; as many are in doubt after a crash
 * @param givesReceipts whether it says what became of each message, so that its silence means something
 */
public record Terms(
        String name,
        Channel channel,
        int weight,
        BigDecimal pencePerSegment,
        int segmentsPerSecond,
        int window,
        boolean givesReceipts) {

    /** Lower-case words, digits and hyphens. */
    public static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";

    private static final Pattern NAMES = Pattern.compile(NAME);

    public Terms {
        if (!NAMES.matcher(name).matches()) {
            throw new IllegalArgumentException("not lower-case words joined by hyphens: " + name);
        }
    }
}
