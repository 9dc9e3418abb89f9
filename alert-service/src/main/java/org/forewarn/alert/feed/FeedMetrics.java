package org.forewarn.alert.feed;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What partners read. Names and tags are public. */
@Component
class FeedMetrics {

    private final MeterRegistry meters;

    FeedMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param document {@code atom} or {@code cap} */
    void read(String document) {
        meters.counter("forewarn.feed.reads", "document", document).increment();
    }
}
