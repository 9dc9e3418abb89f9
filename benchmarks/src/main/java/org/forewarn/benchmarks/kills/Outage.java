package org.forewarn.benchmarks.kills;

/**
 * A time in which there was no broker, certainly: from when its process was gone until the next was begun.
 *
 * @param goneNanos of {@link System#nanoTime()}
 */
record Outage(long goneNanos, long begunNanos) {}
