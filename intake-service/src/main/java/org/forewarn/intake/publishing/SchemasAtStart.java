package org.forewarn.intake.publishing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.schemas.serde.AvroSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Learns the ids of the schemas that are written here before the first record is. The start waits a little for the
 * registry and then goes on without; asking goes on in the background until it has answered. Ids never change, so from
 * then on no request depends on the registry.
 */
final class SchemasAtStart implements SmartLifecycle {

    /** Before the web server, which starts last. */
    private static final int PHASE = 0;

    private static final Duration START_WAITS = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(SchemasAtStart.class);

    private final AvroSerializer<SpecificRecord> serializer;
    private final Map<String, Schema> wanted;
    private final CountDownLatch known = new CountDownLatch(1);
    private volatile @Nullable Thread asking;

    /** @param wanted topic names and the schemas of their values */
    SchemasAtStart(AvroSerializer<SpecificRecord> serializer, Map<String, Schema> wanted) {
        this.serializer = serializer;
        this.wanted = new LinkedHashMap<>(wanted);
    }

    /** Whether the ids of all of them are known. */
    boolean known() {
        return known.getCount() == 0;
    }

    @Override
    public void start() {
        asking = Thread.ofVirtual().name("schemas").start(this::ask);
        try {
            if (!known.await(START_WAITS.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("The schema registry has not answered; until it does, reports are refused with 503");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                wanted.forEach(serializer::prepare);
                known.countDown();
                return;
            } catch (InterruptException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("Schema ids are not known yet: {}", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread thread = asking;
        if (thread != null) {
            thread.interrupt();
            asking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return asking != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
