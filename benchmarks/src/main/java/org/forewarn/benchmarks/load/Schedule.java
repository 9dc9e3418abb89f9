package org.forewarn.benchmarks.load;

import java.time.Duration;

/** When requests are due. */
public sealed interface Schedule {

    /** From the first request; what is due within it is not measured. */
    Duration warmUp();

    /** From the end of the warm-up. */
    Duration measured();

    /**
     * Open loop: requests are due at fixed moments, whether or not earlier ones have been answered, as charities' systems
     * do not wait for each other. A request that could not be sent in time has waited, and its wait counts.
     */
    record Fixed(double perSecond, Duration warmUp, Duration measured) implements Schedule {}

    /** Closed loop: a request is due as soon as a connection is free. It finds the most there is to get, not latency. */
    record AsFastAsAnswered(Duration warmUp, Duration measured) implements Schedule {}
}
