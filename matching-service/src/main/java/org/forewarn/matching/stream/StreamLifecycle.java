package org.forewarn.matching.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.forewarn.schemas.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops the stream with the service, and says how it is.
 *
 * <p>A thread that fails because the broker or the registry is away is replaced; any other failure stops the stream for
 * good, because going on could skip a record. The service then is neither ready nor alive, and whoever runs it starts
 * it again.
 */
public final class StreamLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StreamLifecycle.class);
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(15);
    private static final long BROKER_ANSWERS_WITHIN_SECONDS = 60;

    private final IntFunction<Topology> topology;
    private final Supplier<Properties> settings;
    private final MeterRegistry meters;
    private volatile @Nullable Running running;

    private record Running(KafkaStreams streams, KafkaStreamsMetrics metrics) {}

    /**
     * @param topology by the number of partitions of {@code reports}
     * @param settings asked for when the stream starts, which is after the web server: they name its address
     */
    public StreamLifecycle(IntFunction<Topology> topology, Supplier<Properties> settings, MeterRegistry meters) {
        this.topology = topology;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void start() {
        Properties told = settings.get();
        var streams = new KafkaStreams(topology.apply(partitionsOfReports(told)), told);
        streams.setUncaughtExceptionHandler(StreamLifecycle::afterFailure);
        streams.setStateListener((now, before) -> log.info("Stream is {}", now));
        var metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(meters);
        running = new Running(streams, metrics);
        streams.start();
    }

    /** Answers must come back to the partition that asked, so all topics between the stages are cut like the source. */
    private static int partitionsOfReports(Properties settings) {
        String reports = Topics.REPORTS.name();
        try (Admin admin = Admin.create(settings)) {
            return admin.describeTopics(List.of(reports))
                    .allTopicNames()
                    .get(BROKER_ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker does not know the topic " + reports, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the stream was started", e);
        }
    }

    private static StreamThreadExceptionResponse afterFailure(Throwable failure) {
        boolean passes = Failure.passes(failure);
        log.error(
                "A stream thread failed; {}",
                passes ? "another takes its place" : "the stream stops",
                Failure.withoutWords(failure));
        return passes ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Leaves the group, so that the next instance need not wait until this one is given up. */
    @Override
    public void stop() {
        Running stopping = running;
        running = null;
        if (stopping != null) {
            stopping.metrics().close();
            stopping.streams()
                    .close(CloseOptions.timeout(CLOSES_WITHIN)
                            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** To ask its stores; nothing before it has started and after it has stopped. */
    public Optional<KafkaStreams> streams() {
        return Optional.ofNullable(running).map(Running::streams);
    }

    /** Kafka Streams' word on itself. */
    public State state() {
        Running now = running;
        return now == null ? State.NOT_RUNNING : now.streams().state();
    }
}
