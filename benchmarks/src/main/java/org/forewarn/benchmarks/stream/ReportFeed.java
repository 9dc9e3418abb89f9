package org.forewarn.benchmarks.stream;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.forewarn.benchmarks.subject.TopicFeed;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.ReportEvent;

/** Writes reports as intake would, one after the other of a row that has enough. */
final class ReportFeed implements AutoCloseable {

    private static final int LINGER_MS = 2;

    private final TopicFeed<ReportEvent> feed;
    private final Iterator<ReportEvent> reports;

    ReportFeed(ServiceAlone matching, Iterator<ReportEvent> reports) {
        this.reports = reports;
        this.feed = new TopicFeed<>(
                matching,
                Topics.REPORTS,
                ReportEvent::getReportId,
                Map.of(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"));
    }

    /** As fast as the broker takes them. */
    void pour(long count) {
        feed.pour(reports::next, count);
    }

    /** Evenly; {@code sent} is told of each report's id and the time, in nanoseconds, at which its turn had come. */
    void pour(int perSecond, Duration during, ObjLongConsumer<String> sent) {
        feed.pour(reports::next, perSecond, during, sent);
    }

    /** Evenly, until {@link #stop}; how many. */
    long pourUntilStopped(int perSecond) {
        return feed.pourUntilStopped(reports::next, perSecond);
    }

    void stop() {
        feed.stop();
    }

    @Override
    public void close() {
        feed.close();
    }
}
