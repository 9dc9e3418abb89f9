package org.forewarn.benchmarks.intake;

/**
 * What a producer did.
 *
 * @param p50Millis from handing a record to the producer until the broker's acknowledgement; so are the others
 */
record Produced(double recordsPerSecond, double p50Millis, double p99Millis, double p999Millis, double maxMillis) {}
