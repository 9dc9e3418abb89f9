package org.forewarn.alert.delivery.health;

import java.time.Duration;
import java.util.List;

/**
 * When a provider is left, and how it comes back.
 *
 * @param calls how many of the last answers are looked at
 * @param leastCalls fewer say nothing
 * @param badPercent it is left when at least so many of them failed, or came slowly
 * @param slowAfter an answer that takes longer is slow, also while it is still awaited
 * @param silentAfter no receipt in this time, though many were due, is silence; longer for a provider whose receipts take
 *     longer
 * @param leastReceipts silence needs at least so many receipts that were due
 * @param receiptWithin of a provider whose receipts are not known yet: in this time the first one has to come
 * @param openFrom how long it is left alone the first time; doubled each time it fails again
 * @param openAtMost the longest time
 * @param probes messages by which one that was left is tried
 * @param steps shares of its weight by which it comes back, smallest first; after the last it has the whole
 * @param stepEvery how long it stays on a step; doubled each time it is left again soon after it came back
 */
public record HealthSettings(
        int calls,
        int leastCalls,
        int badPercent,
        Duration slowAfter,
        Duration silentAfter,
        int leastReceipts,
        Duration receiptWithin,
        Duration openFrom,
        Duration openAtMost,
        int probes,
        List<Double> steps,
        Duration stepEvery) {

    public HealthSettings {
        steps = List.copyOf(steps);
    }
}
