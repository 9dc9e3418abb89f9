package org.forewarn.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.forewarn.local.Carrier;
import org.forewarn.local.LocalStack;
import org.forewarn.local.Mailbox;
import org.forewarn.local.demo.Event.Arrived;
import org.forewarn.local.demo.Samples.Report;
import org.forewarn.local.demo.Samples.ReportName;
import org.forewarn.schemas.event.Channel;

/** The samples played through a running suite: posted, watched, told. */
public final class Story implements AutoCloseable {

    /** Slow enough to be read along, and to measure a report's way rather than a queue. */
    private static final Duration BETWEEN_POSTS = Duration.ofMillis(100);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** No record anywhere for so long means that nothing is under way any more. */
    private static final Duration QUIET = Duration.ofSeconds(3);
    /** With something missing, a retry may still be waiting for its time. */
    private static final Duration LONG_QUIET = Duration.ofSeconds(30);

    private static final int EVENTS_WAITING = 10_000;

    private final Samples samples;
    private final Charities charities;
    private final Api api;
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Instant began = Instant.now();
    private final Happened happened;
    private final Narrator narrator;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(EVENTS_WAITING);
    private final TopicWatch topics;
    private final Thread teller;

    /** Without a word. */
    public Story(LocalStack stack, Samples samples) {
        this(stack, samples, Terminal.silent());
    }

    Story(LocalStack stack, Samples samples, Terminal terminal) {
        this.charities = new Charities(new Api(stack), stack.folder().path().resolve("secrets"));
        this.samples = samples;
        this.api = new Api(stack);
        this.happened = new Happened(samples.subscribers());
        this.narrator = new Narrator(terminal, happened, samples.charities(), began);
        this.teller = Thread.ofPlatform().daemon().name("demo-teller").start(this::tell);
        stack.carrier().onText(text -> hear(arrived(text)));
        stack.mailbox().onMail(mail -> hear(arrived(mail)));
        this.topics = new TopicWatch(stack, began, this::hear);
    }

    /** Adds the charities and the subscribers, those that are not there yet. */
    public void prepare() {
        keys.putAll(charities.keysOf(samples.charities()));
        api.addSubscribers(samples.subscribers());
    }

    /** A charity's key: a secret. */
    String keyOf(String partnerId) {
        return Objects.requireNonNull(keys.get(partnerId), "prepare() comes first");
    }

    /** Sends every report, some again, and withdraws some. */
    public void post() {
        for (Report report : samples.reports()) {
            String id = api.put(keyOf(report.name().partnerId()), report.name().reference(), report.json());
            hear(new Event.Accepted(report, id, Instant.now()));
            sleep(BETWEEN_POSTS);
        }
        for (Report report : samples.reports()) {
            if (samples.expected().repeated().contains(report.name())) {
                api.post(keyOf(report.name().partnerId()), report.json());
                hear(new Event.AcceptedAgain(report, Instant.now()));
            }
        }
        for (ReportName report : samples.withdrawn()) {
            api.withdraw(keyOf(report.partnerId()), report.reference());
            hear(new Event.Withdrawn(report, Instant.now()));
        }
    }

    /** How many reports were accepted so far. */
    public int accepted() {
        return happened.accepted();
    }

    /**
     * Waits until nothing happens any more, which takes longer to believe while something is missing.
     *
     * @return what is missing or wrong then, or when the bound has passed
     */
    public Verdict awaitOutcome(Duration bound) {
        Instant until = Instant.now().plus(bound);
        Instant quietSince = Instant.now();
        Map<TopicPartition, Long> before = topics.ends();
        while (Instant.now().isBefore(until)) {
            sleep(BETWEEN_LOOKS);
            Map<TopicPartition, Long> ends = topics.ends();
            if (!ends.equals(before)) {
                before = ends;
                quietSince = Instant.now();
            }
            Duration quiet = verdict().missing().isEmpty() ? QUIET : LONG_QUIET;
            if (Instant.now().isAfter(quietSince.plus(quiet))) {
                break;
            }
        }
        return verdict();
    }

    Verdict verdict() {
        return Verdict.of(samples.expected(), happened, began);
    }

    /** How many messages an earlier run on the same data sent. */
    long sentBefore() {
        return happened.dispatches().stream()
                .filter(dispatch -> happened.sentBefore(dispatch, began))
                .count();
    }

    Figures figures() {
        return Figures.of(happened);
    }

    Happened happened() {
        return happened;
    }

    @Override
    public void close() {
        topics.close();
        teller.interrupt();
    }

    private void hear(Event event) {
        try {
            events.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            while (true) {
                Event event = events.take();
                happened.add(event);
                narrator.tell(event);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private static Arrived arrived(Carrier.Text text) {
        return new Arrived(
                Channel.SMS,
                "+" + text.to().replace("+", ""),
                "",
                text.body(),
                text.reference(),
                text.segments(),
                text.at());
    }

    private static Arrived arrived(Mailbox.Mail mail) {
        // A sender that names its mails puts the name before the @ of their Message-ID.
        String reference = mail.messageId().replaceFirst("^<", "").replaceFirst("@.*$", "");
        return new Arrived(Channel.EMAIL, mail.to(), mail.subject(), mail.text(), reference, 0, mail.at());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("interrupted");
        }
    }
}
