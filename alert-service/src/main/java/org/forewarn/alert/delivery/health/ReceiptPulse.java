package org.forewarn.alert.delivery.health;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider's receipts come as they used to. It learns how long they take and what share of the messages gets
 * one; so a provider whose receipts take a minute is given minutes, and one whose receipts take a moment is found silent in
 * seconds. Counts in slots of time, and follows a sample of messages; the memory it takes does not grow.
 */
final class ReceiptPulse {

    private static final long SLOT_MILLIS = 250;

    /** 17 minutes: receipts that usually take longer cannot show silence. */
    private static final int SLOTS = 4_096;

    /** Messages that are followed. One that finds no room is not, so that slow receipts are not left out of the sample. */
    private static final int SAMPLE = 4_096;

    /** Receipts after which their delay and share are believed. */
    private static final int LEARNT_AFTER = 50;

    /** A delay moves the estimate by so much; the deviation too. */
    private static final double SMOOTHING = 0.05;

    /** Silence lasts so many usual delays, at least. */
    private static final int DELAYS_OF_SILENCE = 4;

    /** Below this share of what was due nothing has come, but for stragglers. */
    private static final double STRAGGLERS = 0.05;

    /** What came long ago says less about the usual share. */
    private static final double FORGETTING = 0.5;

    private static final int FORGET_EVERY = 20_000;

    private final HealthSettings settings;
    private final long[] submitted = new long[SLOTS];
    private final long[] received = new long[SLOTS];
    private final long[] slotOf = new long[SLOTS];
    /** In the order in which they were taken. */
    private final Map<String, Long> sample = new LinkedHashMap<>();

    private double delayMillis;
    private double deviationMillis;
    private long delays;
    private double allSubmitted;
    private double allReceived;
    private @Nullable Long firstUnansweredMillis;

    ReceiptPulse(HealthSettings settings) {
        this.settings = settings;
    }

    void submitted(String messageId, long nowMillis) {
        count(submitted, nowMillis);
        allSubmitted++;
        if (firstUnansweredMillis == null) {
            firstUnansweredMillis = nowMillis;
        }
        if (sample.size() >= SAMPLE) {
            Iterator<Long> oldest = sample.values().iterator();
            while (oldest.hasNext() && nowMillis - oldest.next() > SLOTS * SLOT_MILLIS) {
                oldest.remove();
            }
        }
        if (sample.size() < SAMPLE) {
            sample.put(messageId, nowMillis);
        }
        if (allSubmitted > FORGET_EVERY) {
            allSubmitted *= FORGETTING;
            allReceived *= FORGETTING;
        }
    }

    void received(String messageId, long nowMillis) {
        count(received, nowMillis);
        allReceived++;
        firstUnansweredMillis = null;
        Long since = sample.remove(messageId);
        if (since != null) {
            learn(nowMillis - since);
        }
    }

    private void learn(double delay) {
        if (delays == 0) {
            delayMillis = delay;
            deviationMillis = delay / 2;
        } else {
            // as TCP estimates its round trip (RFC 6298): the mean and how far from it is usual
            deviationMillis += SMOOTHING * (Math.abs(delay - delayMillis) - deviationMillis);
            delayMillis += SMOOTHING * (delay - delayMillis);
        }
        delays++;
    }

    /** How long receipts usually take, at most; null: not known yet. */
    @Nullable
    Duration usualDelay() {
        return delays < LEARNT_AFTER ? null : Duration.ofMillis(Math.round(delayMillis + 4 * deviationMillis));
    }

    /** Whether receipts that were due have not come. */
    boolean silent(long nowMillis) {
        Duration usual = usualDelay();
        if (usual == null) {
            // stragglers apart, nothing was ever heard of it
            Long since = firstUnansweredMillis;
            return delays == 0
                    && since != null
                    && nowMillis - since > settings.receiptWithin().toMillis()
                    && sum(
                                    submitted,
                                    since,
                                    nowMillis - settings.receiptWithin().toMillis())
                            >= settings.leastReceipts();
        }
        long delay = usual.toMillis();
        long quiet = Math.max(settings.silentAfter().toMillis(), DELAYS_OF_SILENCE * delay);
        double due = sum(submitted, nowMillis - quiet - delay, nowMillis - delay)
                * Math.min(1, allReceived / Math.max(1, allSubmitted));
        return due >= settings.leastReceipts() && sum(received, nowMillis - quiet, nowMillis + 1) <= STRAGGLERS * due;
    }

    /** After it was found silent: what was due then is not held against it again. */
    void forgetDue() {
        java.util.Arrays.fill(submitted, 0);
        sample.clear();
        firstUnansweredMillis = null;
    }

    private void count(long[] counts, long nowMillis) {
        int at = slot(nowMillis);
        counts[at]++;
    }

    private int slot(long millis) {
        long number = Math.floorDiv(millis, SLOT_MILLIS);
        int at = (int) Math.floorMod(number, (long) SLOTS);
        if (slotOf[at] != number) {
            slotOf[at] = number;
            submitted[at] = 0;
            received[at] = 0;
        }
        return at;
    }

    /** Of whole slots from a time, inclusive, to another, exclusive. */
    private long sum(long[] counts, long fromMillis, long toMillis) {
        long from = Math.max(Math.floorDiv(fromMillis, SLOT_MILLIS), Math.floorDiv(toMillis, SLOT_MILLIS) - SLOTS + 1);
        long sum = 0;
        for (long number = from; number * SLOT_MILLIS < toMillis; number++) {
            int at = (int) Math.floorMod(number, (long) SLOTS);
            if (slotOf[at] == number) {
                sum += counts[at];
            }
        }
        return sum;
    }
}
