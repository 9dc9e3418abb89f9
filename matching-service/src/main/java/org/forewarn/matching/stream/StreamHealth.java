package org.forewarn.matching.stream;

import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the stream is in a state that will do. */
public final class StreamHealth implements HealthIndicator {

    private final StreamLifecycle stream;
    private final Predicate<State> willDo;

    private StreamHealth(StreamLifecycle stream, Predicate<State> willDo) {
        this.stream = stream;
        this.willDo = willDo;
    }

    /** Ready: it has its partitions and their state. */
    public static StreamHealth readiness(StreamLifecycle stream) {
        return new StreamHealth(stream, state -> state == State.RUNNING);
    }

    /** Alive: it runs, or will by itself. */
    public static StreamHealth liveness(StreamLifecycle stream) {
        return new StreamHealth(stream, state -> state == State.CREATED || state.isRunningOrRebalancing());
    }

    @Override
    public Health health() {
        State state = stream.state();
        return (willDo.test(state) ? Health.up() : Health.down())
                .withDetail("state", state)
                .build();
    }
}
