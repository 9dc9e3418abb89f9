package org.forewarn.benchmarks.fanout;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.forewarn.benchmarks.subject.ProcessFigures;
import org.forewarn.benchmarks.subject.TopicFeed;
import org.forewarn.local.Carrier;
import org.forewarn.local.Carrier.Fate;
import org.forewarn.local.MailSink;
import org.forewarn.local.Service;
import org.forewarn.local.ServiceAlone;
import org.forewarn.local.Tally;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;

/**
 * Messages go out: as fast as they can, beside a bare loop in the same run; at a carrier's rate; past a provider that fails,
 * is slow or silent; and urgent ones behind many routine ones.
 */
public final class FanoutBench {

    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(30);
    private static final int WINDOW = 100;
    private static final int CONNECTIONS = 20;
    private static final int BARE = 40_000;
    private static final int WARM_UP = 30_000;
    private static final double WANTED_OF_BARE = 0.5;
    private static final double WANTED_OF_RATE = 0.95;
    private static final double WORST_OF_RATE = 1.01;
    private static final double WANTED_TIME = 1.05;
    private static final double WANTED_ON_SECOND = 0.95;
    private static final Duration SHIFTED_WITHIN = Duration.ofSeconds(5);
    private static final double WANTED_OF_IDLE = 2;
    private static final int URGENT = 200;

    private final PrintStream out;

    /**
     * @param messages of each kind, unthrottled
     * @param rate segments a second that the carrier takes
     * @param rateSeconds how long that lasts
     * @param routine messages in front of the urgent ones
     * @param serviceJvm options of the service's JVM
     * @param parts which of {@code sms}, {@code email}, {@code capped}, {@code shift}, {@code lanes}
     */
    public record Plan(
            int messages, int rate, int rateSeconds, int routine, List<String> serviceJvm, List<String> parts) {}

    public FanoutBench(PrintStream out) {
        this.out = out;
    }

    /** One run; whether all that is wanted was reached. */
    public boolean run(Plan plan) {
        say(
                "%d processors for service, database, broker, carrier and load; service JVM %s",
                Runtime.getRuntime().availableProcessors(), String.join(" ", plan.serviceJvm()));
        boolean reached = true;
        try {
            for (String part : plan.parts()) {
                reached &= switch (part) {
                    case "sms" -> sms(plan);
                    case "email" -> email(plan);
                    case "capped" -> capped(plan);
                    case "shift" -> shift(plan);
                    case "lanes" -> lanes(plan);
                    default -> throw new IllegalArgumentException(part);
                };
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return reached;
    }

    private ServiceAlone start(Plan plan, Map<String, String> properties) {
        return ServiceAlone.start(
                Service.ALERT, new ServiceAlone.Options(List.of("-Xmx512m"), plan.serviceJvm(), properties));
    }

    private static TopicFeed<Dispatch> feed(ServiceAlone alert, Topic<Dispatch> topic) {
        return new TopicFeed<>(
                alert, topic, Dispatch::getRecipientId, Map.of("linger.ms", "20", "batch.size", "262144"));
    }

    private static Map<String, String> carrier(int number, String name, Carrier carrier) {
        return carrier(number, name, WINDOW, carrier);
    }

    /** Properties of a provider that is this carrier. */
    static Map<String, String> carrier(int number, String name, int window, Carrier carrier) {
        String its = "forewarn.delivery.sms.providers[" + number + "].";
        return Map.of(
                its + "name", name,
                its + "window", String.valueOf(window),
                its + "smpp.host", "127.0.0.1",
                its + "smpp.port", String.valueOf(carrier.port()),
                its + "smpp.system-id", carrier.systemId(),
                its + "smpp.password", carrier.password());
    }

    private boolean sms(Plan plan) throws Exception {
        try (Carrier carrier = Carrier.start(0);
                ServiceAlone alert = start(plan, carrier(0, "first", carrier));
                var feed = feed(alert, Topics.DISPATCHES_URGENT)) {
            carrier.countOnly();
            BareSmpp.run(carrier, WARM_UP, WINDOW, true);
            double without = BareSmpp.run(carrier, BARE, WINDOW, false);
            double with = BareSmpp.run(carrier, BARE, WINDOW, true);
            double one = BareSmpp.run(carrier, BARE / 4, 1, true);
            say(
                    "SMS: a bare jsmpp loop, one text after the other, with receipts: %,.0f/s; window %d: %,.0f/s; and without"
                            + " receipts: %,.0f/s",
                    one, WINDOW, with, without);
            double ours = pour(plan, alert, feed, Channel.SMS, carrier::countOnly);
            return is(
                    ours >= WANTED_OF_BARE * with,
                    "SMS %,.0f/s: %.2f of the bare loop with the same window and receipts, wanted >= %.1f; %.2f of the loop"
                            + " one after the other",
                    ours,
                    ours / with,
                    WANTED_OF_BARE,
                    ours / one);
        }
    }

    private boolean email(Plan plan) throws Exception {
        try (MailSink sink = MailSink.start();
                MailSink bare = MailSink.start();
                MailSink warm = MailSink.start();
                ServiceAlone alert = start(
                        plan,
                        Map.of(
                                "forewarn.delivery.email.providers[0].name",
                                "first",
                                "forewarn.delivery.email.providers[0].window",
                                String.valueOf(CONNECTIONS),
                                "forewarn.delivery.email.providers[0].smtp.host",
                                "127.0.0.1",
                                "forewarn.delivery.email.providers[0].smtp.port",
                                String.valueOf(sink.port())));
                var feed = feed(alert, Topics.DISPATCHES_URGENT)) {
            BareSmtp.run(warm, WARM_UP, CONNECTIONS);
            double loop = BareSmtp.run(bare, BARE, CONNECTIONS);
            double one = BareSmtp.run(warm, BARE / 4, 1);
            say(
                    "e-mail: a bare loop over one connection: %,.0f/s; over %d connections: %,.0f/s",
                    one, CONNECTIONS, loop);
            double ours = pour(plan, alert, feed, Channel.EMAIL, sink::tally);
            return is(
                    ours >= WANTED_OF_BARE * loop,
                    "e-mail %,.0f/s: %.2f of the bare loop over as many connections, wanted >= %.1f; %.2f of the loop over one",
                    ours,
                    ours / loop,
                    WANTED_OF_BARE,
                    ours / one);
        }
    }

    /** Warms up, and then sends all; messages a second from the first to the last. */
    private double pour(
            Plan plan,
            ServiceAlone alert,
            TopicFeed<Dispatch> feed,
            Channel channel,
            java.util.function.Supplier<Tally> fresh) {
        People.put(alert.database(), Math.max(plan.messages(), WARM_UP));
        Tally warm = fresh.get();
        var first = new Dispatches(channel);
        feed.pour(first::next, WARM_UP);
        until(() -> warm.distinct() >= WARM_UP, "The first messages did not go out");
        Tally tally = fresh.get();
        int before = tally.distinct();
        long repeatsBefore = tally.repeats();
        var dispatches = new Dispatches(channel);
        Cpu cpuBefore = Cpu.of(alert);
        People.Work workBefore = People.work(alert.database());
        long start = System.nanoTime();
        var pouring = Thread.ofVirtual().start(() -> feed.pour(dispatches::next, plan.messages()));
        long quarter = 0;
        while (tally.distinct() - before < plan.messages()) {
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
            if (quarter == 0 && tally.distinct() - before >= plan.messages() / 4) {
                quarter = ProcessFigures.of(alert.servicePid()).residentBytes();
            }
            if (System.nanoTime() - start > ENDS_WITHIN.toNanos()) {
                throw new IllegalStateException("Only " + tally.distinct() + " messages went out");
            }
        }
        join(pouring);
        double seconds = (tally.lastNanos() - start) / 1e9;
        var figures = ProcessFigures.of(alert.servicePid());
        say(
                "%s: %,d messages in %.1f s, %d repeats; resident %,d MB after a quarter, %,d MB at the end, at most %,d MB",
                channel,
                plan.messages(),
                seconds,
                tally.repeats() - repeatsBefore,
                quarter >> 20,
                figures.residentBytes() >> 20,
                figures.peakBytes() >> 20);
        say("%s: %s", channel, Cpu.of(alert).since(cpuBefore).each(plan.messages()));
        say("%s: %s", channel, People.work(alert.database()).since(workBefore).each(plan.messages()));
        return plan.messages() / seconds;
    }

    /** What each part has used of the processors. */
    private record Cpu(Duration service, Duration database, Duration broker, Duration bench) {

        static Cpu of(ServiceAlone alert) {
            return new Cpu(
                    ProcessFigures.of(alert.servicePid()).cpu(),
                    ProcessFigures.cpuOfAll(alert.databasePid()),
                    ProcessFigures.of(alert.brokerPid()).cpu(),
                    ProcessFigures.of(ProcessHandle.current().pid()).cpu());
        }

        Cpu since(Cpu before) {
            return new Cpu(
                    service.minus(before.service),
                    database.minus(before.database),
                    broker.minus(before.broker),
                    bench.minus(before.bench));
        }

        String each(int messages) {
            return "processor time for each message: service %d µs, database %d µs, broker %d µs, carrier and feed %d µs"
                    .formatted(
                            service.dividedBy(messages).toNanos() / 1_000,
                            database.dividedBy(messages).toNanos() / 1_000,
                            broker.dividedBy(messages).toNanos() / 1_000,
                            bench.dividedBy(messages).toNanos() / 1_000);
        }
    }

    private boolean capped(Plan plan) {
        int messages = plan.rate() * plan.rateSeconds();
        try (Carrier carrier = Carrier.start(0)) {
            var properties = new HashMap<>(carrier(0, "first", carrier));
            properties.put("forewarn.delivery.sms.providers[0].segments-per-second", String.valueOf(plan.rate()));
            try (ServiceAlone alert = start(plan, properties);
                    var feed = feed(alert, Topics.DISPATCHES_URGENT)) {
                People.put(alert.database(), messages);
                carrier.cap(plan.rate());
                Tally tally = carrier.countOnly();
                var dispatches = new Dispatches(Channel.SMS);
                feed.pour(dispatches::next, messages);
                until(() -> tally.distinct() >= messages, "Not all messages went out");
                double seconds = (tally.lastNanos() - tally.firstNanos()) / 1e9;
                double used = messages / seconds / plan.rate();
                double worst = tally.worstSecond() / (double) plan.rate();
                double time = seconds / plan.rateSeconds();
                return is(
                                used >= WANTED_OF_RATE,
                                "capped at %,d segments/s: %.3f of it used, wanted >= %.2f",
                                plan.rate(),
                                used,
                                WANTED_OF_RATE)
                        & is(
                                worst <= WORST_OF_RATE && carrier.overCap() == 0,
                                "worst second %.3f of the rate, wanted <= %.2f; %d segments refused as too many",
                                worst,
                                WORST_OF_RATE,
                                carrier.overCap())
                        & is(time <= WANTED_TIME, "finished in %.3f of N/R, wanted <= %.2f", time, WANTED_TIME);
            }
        }
    }

    private boolean shift(Plan plan) {
        boolean reached = true;
        for (String trouble : List.of("failing", "slow", "silent")) {
            reached &= shift(plan, trouble);
        }
        return reached;
    }

    private boolean shift(Plan plan, String trouble) {
        int perSecond = 500;
        int seconds = 40;
        int messages = perSecond * seconds;
        try (Carrier first = Carrier.start(0);
                Carrier second = Carrier.start(0)) {
            var properties = new HashMap<>(carrier(0, "first", first));
            properties.putAll(carrier(1, "second", second));
            properties.put("forewarn.delivery.sms.providers[0].weight", "90");
            properties.put("forewarn.delivery.sms.providers[1].weight", "10");
            try (ServiceAlone alert = start(plan, properties);
                    var feed = feed(alert, Topics.DISPATCHES_URGENT)) {
                People.put(alert.database(), messages);
                Tally firsts = first.countOnly();
                Tally seconds2 = second.countOnly();
                var dispatches = new Dispatches(Channel.SMS);
                var pouring = Thread.ofVirtual()
                        .start(() ->
                                feed.pour(dispatches::next, perSecond, Duration.ofSeconds(seconds), (key, turn) -> {}));
                until(() -> firsts.distinct() + seconds2.distinct() >= messages / 4, "Messages did not go out");
                long began = System.nanoTime();
                switch (trouble) {
                    case "failing" -> first.decideFates(to -> Fate.FAULT);
                    case "slow" -> first.answerAfter(Duration.ofSeconds(8));
                    default -> first.decideFates(to -> Fate.SILENT);
                }
                join(pouring);
                until(() -> lost(messages, firsts, seconds2) == 0, "Messages are missing");
                long from = began + SHIFTED_WITHIN.toNanos();
                long to = began + TimeUnit.SECONDS.toNanos(25);
                double onSecond = seconds2.between(from, to);
                double share = onSecond / Math.max(1, onSecond + firsts.between(from, to));
                return is(
                        share >= WANTED_ON_SECOND && lost(messages, firsts, seconds2) == 0,
                        "%s first provider: %.3f on the second after 5 s, wanted >= %.2f (90:10 before; in seconds 0 to 10"
                                + " of its trouble: %s); %d missed, %d repeated",
                        trouble,
                        share,
                        WANTED_ON_SECOND,
                        bySecond(began, firsts, seconds2),
                        lost(messages, firsts, seconds2),
                        firsts.distinct() + seconds2.distinct() - messages + firsts.repeats() + seconds2.repeats());
            }
        }
    }

    private static int lost(int messages, Tally first, Tally second) {
        return Math.max(0, messages - first.distinct() - second.distinct());
    }

    private static String bySecond(long began, Tally first, Tally second) {
        var shares = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            long from = began + TimeUnit.SECONDS.toNanos(i);
            long to = from + TimeUnit.SECONDS.toNanos(1);
            double onSecond = second.between(from, to);
            shares.add("%.2f".formatted(onSecond / Math.max(1, onSecond + first.between(from, to))));
        }
        return String.join(" ", shares);
    }

    private boolean lanes(Plan plan) {
        try (Carrier carrier = Carrier.start(0);
                ServiceAlone alert = start(plan, carrier(0, "first", carrier));
                var urgent = feedAtOnce(alert);
                var routine = feed(alert, Topics.DISPATCHES_ROUTINE)) {
            People.put(alert.database(), plan.routine());
            Tally tally = carrier.countOnly();
            Map<String, Long> sentAt = new ConcurrentHashMap<>();
            Map<String, Long> arrivedAt = new ConcurrentHashMap<>();
            tally.onArrival(id -> {
                if (sentAt.containsKey(id)) {
                    arrivedAt.put(id, System.nanoTime());
                }
            });
            urgent(urgent, sentAt, arrivedAt);
            Histogram idle = urgent(urgent, sentAt, arrivedAt);
            var dispatches = new Dispatches(Channel.SMS);
            routine.pour(dispatches::next, plan.routine());
            Histogram behind = urgent(urgent, sentAt, arrivedAt);
            long left = plan.routine() + 3L * URGENT - tally.distinct();
            double ratio = behind.getValueAtPercentile(99) / (double) idle.getValueAtPercentile(99);
            return is(
                    ratio <= WANTED_OF_IDLE && left > 0,
                    "urgent behind %,d routine ones: p50 %.0f ms, p99 %.0f ms; idle p50 %.0f ms, p99 %.0f ms: %.2f times,"
                            + " wanted <= %.1f (%,d routine ones were left)",
                    plan.routine(),
                    behind.getValueAtPercentile(50) / 1e6,
                    behind.getValueAtPercentile(99) / 1e6,
                    idle.getValueAtPercentile(50) / 1e6,
                    idle.getValueAtPercentile(99) / 1e6,
                    ratio,
                    WANTED_OF_IDLE,
                    left);
        }
    }

    private static TopicFeed<Dispatch> feedAtOnce(ServiceAlone alert) {
        return new TopicFeed<>(alert, Topics.DISPATCHES_URGENT, Dispatch::getRecipientId, Map.of("linger.ms", "0"));
    }

    /** Twenty a second; how long each took from the topic to the carrier. */
    private static Histogram urgent(TopicFeed<Dispatch> feed, Map<String, Long> sentAt, Map<String, Long> arrivedAt) {
        var latencies = new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
        var dispatches = new Dispatches(Channel.SMS);
        for (int i = 0; i < URGENT; i++) {
            Dispatch next = dispatches.next();
            String id = next.getDispatchId();
            long sent = System.nanoTime();
            sentAt.put(id, sent);
            feed.pour(() -> next, 1);
            until(() -> arrivedAt.containsKey(id), "An urgent message did not go out");
            latencies.recordValue(arrivedAt.getOrDefault(id, sent) - sent);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
        }
        return latencies;
    }

    private boolean is(boolean reached, String format, Object... values) {
        say((reached ? "reached      " : "NOT reached  ") + format, values);
        return reached;
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void until(BooleanSupplier condition, String otherwise) {
        long until = System.nanoTime() + ENDS_WITHIN.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(otherwise);
            }
            LockSupport.parkNanos(LOOKS_EVERY.toNanos() / 10);
        }
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
