package org.forewarn.matching.takeover;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.matching.cases.CaseInputs;
import org.forewarn.matching.peer.HolderUnavailableException;
import org.forewarn.matching.peer.LocalStores;
import org.forewarn.matching.stream.StoreNames;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.matching.CaseControlKind;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.matching.CaseSwitch;
import org.forewarn.schemas.serde.AvroSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens this stream's case stage when it has scored every report there is. Until then it is silent, and what another
 * stream published stands: versions never mix. Then the stage is told what stands, one prefix of keys after the other,
 * and puts what it found in its place.
 *
 * <p>The instance that has the case stage does it; the others look on, in case it comes to them. Whatever is told twice,
 * after a crash half-way for one, does no harm.
 */
public final class Takeover implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Takeover.class);

    /** After the stream. */
    private static final int PHASE = Integer.MAX_VALUE;

    /** What is under way under load; whatever is older has been scored. */
    private static final long CAUGHT_UP_RECORDS = 1_000;

    /** So many looks in a row must say so: a record can be between two topics. */
    private static final int LOOKS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS_OF_OTHERS = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /**
     * In ascending order. Intake's ids begin with a hexadecimal digit, so sixteen steps share the work, each in a
     * transaction of its own; ids of any other beginning with a letter are found by the rest.
     */
    private static final List<String> PREFIXES = "0123456789abcdefghijklmnopqrstuvwxyz"
            .chars()
            .mapToObj(Character::toString)
            .toList();

    private static final List<String> SOURCES =
            List.of(Topics.REPORTS.name(), Topics.REVISIONS.name(), Topics.LINK_DECISIONS.name());
    private static final int CASE_PARTITION = 0;
    private static final String MODE = "mode";

    private final LocalStores stores;
    private final StandingTopics standing;
    private final Map<String, Object> springs;
    private final String application;
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * @param springs the settings of Kafka's clients as Boot builds them
     * @param application the stream's application id
     */
    public Takeover(LocalStores stores, Map<String, Object> springs, String application) {
        this.stores = stores;
        this.standing = new StandingTopics(springs);
        this.springs = springs;
        this.application = application;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("takeover").start(this::untilOpen);
    }

    private void untilOpen() {
        int quiet = 0;
        try (Admin admin = Admin.create(springs)) {
            var lag = new Lag(admin, application);
            while (running) {
                switch (mode()) {
                    case OPEN -> {
                        return;
                    }
                    case ELSEWHERE -> {
                        quiet = 0;
                        Thread.sleep(BETWEEN_LOOKS_OF_OTHERS);
                    }
                    case SILENT -> {
                        quiet = isCaughtUp(lag) ? quiet + 1 : 0;
                        if (quiet >= LOOKS) {
                            open();
                            quiet = 0;
                        }
                        Thread.sleep(BETWEEN_LOOKS);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private enum Mode {
        OPEN,
        SILENT,
        ELSEWHERE
    }

    private Mode mode() {
        try {
            CaseSwitch mode = stores.<CaseSwitch>partition(StoreNames.CASE_SWITCHES, CASE_PARTITION)
                    .get(MODE);
            return mode != null && mode.getOpen() ? Mode.OPEN : Mode.SILENT;
        } catch (HolderUnavailableException e) {
            return Mode.ELSEWHERE;
        }
    }

    private static boolean isCaughtUp(Lag lag) throws InterruptedException {
        try {
            return lag.records(SOURCES) <= CAUGHT_UP_RECORDS;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private void open() throws InterruptedException {
        log.info("The stream {} has scored every report and takes over", application);
        var values = new AvroSerializer<CaseInput>();
        values.configure(springs, false);
        try (var producer = new KafkaProducer<>(producerSettings(), new StringSerializer(), values)) {
            for (String portion : standing.portions(PREFIXES)) {
                var there = standing.under(portion, () -> running);
                if (!running) {
                    return;
                }
                for (String prefix : portion.isEmpty() ? PREFIXES : List.of(portion)) {
                    there.under(prefix).forEach(told -> producer.send(record(told)));
                    acknowledged(producer.send(record(CaseInputs.control(CaseControlKind.OPEN, prefix))));
                }
            }
            acknowledged(producer.send(record(CaseInputs.control(CaseControlKind.FINISH, ""))));
            log.info("The stream {} publishes now", application);
        } catch (KafkaException | ExecutionException e) {
            log.warn(
                    "The stream {} could not take over yet: {}",
                    application,
                    e.getClass().getSimpleName());
        }
    }

    private ProducerRecord<String, CaseInput> record(CaseInput told) {
        return new ProducerRecord<>(application + "-case-input-repartition", CASE_PARTITION, "takeover", told);
    }

    private static void acknowledged(Future<?> sent) throws ExecutionException, InterruptedException {
        sent.get();
    }

    private Map<String, Object> producerSettings() {
        var settings = new HashMap<>(springs);
        // what is told before OPEN must not come after it, nor be missing
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }

    @Override
    public synchronized void stop() {
        running = false;
        try {
            if (thread != null && !thread.join(STOP_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
