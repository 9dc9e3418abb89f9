package org.forewarn.benchmarks.kills;

/**
 * One record of the topic {@code reports}.
 *
 * @param appendedNanos when the broker wrote it, on the clock of {@link System#nanoTime()}, to the millisecond
 */
record Stored(String reportId, String reference, String contentDigest, long appendedNanos) {}
