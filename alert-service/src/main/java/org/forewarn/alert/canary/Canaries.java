package org.forewarn.alert.canary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.forewarn.alert.canary.CanaryBook.Entry;
import org.forewarn.alert.canary.CanaryBook.Line;
import org.forewarn.alert.correspondence.Correspondence;
import org.forewarn.alert.delivery.Lane;
import org.forewarn.alert.delivery.Provider;
import org.forewarn.alert.delivery.ProviderSource;
import org.forewarn.alert.delivery.Terms;
import org.forewarn.alert.delivery.Via;
import org.forewarn.alert.listening.Trouble;
import org.forewarn.alert.warning.NameUuid;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.DispatchPurpose;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends a test message over each lane by each provider, regularly, and looks whether it arrives. It takes the whole way of
 * all others: topic, marks, rate, provider, receipt.
 */
@Component
class Canaries {

    private static final Logger log = LoggerFactory.getLogger(Canaries.class);

    private final List<Terms> providers;
    private final CanaryBook book;
    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final CanaryProperties properties;
    private final Clock clock;
    private volatile Map<Line, Entry> entries = Map.of();

    Canaries(
            List<ProviderSource> sources,
            CanaryBook book,
            KafkaTemplate<String, SpecificRecord> kafka,
            CanaryProperties properties,
            Clock clock) {
        this.providers = sources.stream()
                .flatMap(source -> source.providers().stream())
                .map(Provider::terms)
                .toList();
        this.book = book;
        this.kafka = kafka;
        this.properties = properties;
        this.clock = clock;
    }

    /** Every way that is watched. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (Terms terms : providers) {
            if (address(terms.channel()) != null) {
                for (Lane lane : Lane.values()) {
                    lines.add(new Line(lane, terms.name()));
                }
            }
        }
        return lines;
    }

    private @Nullable String address(Channel channel) {
        return switch (channel) {
            case SMS -> properties.phone();
            case EMAIL -> properties.mail();
        };
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
    void tend() {
        if (lines().isEmpty()) {
            return;
        }
        try {
            for (Terms terms : providers) {
                String address = address(terms.channel());
                if (address != null) {
                    for (Lane lane : Lane.values()) {
                        send(new Line(lane, terms.name()), terms.channel(), address);
                    }
                }
            }
            book.noteArrivals();
            entries = book.entries().stream().collect(Collectors.toMap(Entry::line, entry -> entry));
        } catch (RuntimeException e) {
            // how late each is grows by itself
            log.warn("Canaries cannot be tended now: {}", Trouble.trace(e));
        }
    }

    private void send(Line line, Channel channel, String address) {
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        if (!book.begin(line, id, properties.every())) {
            return;
        }
        UUID recipient = NameUuid.of("canary/" + CanaryBook.word(line.lane()) + "/" + line.provider());
        Instant expires = now.plus(properties.within());
        book.keepAddress(recipient, channel, address, expires.plus(properties.within()));
        var record = new ProducerRecord<String, SpecificRecord>(
                line.lane().topic().name(), recipient.toString(), dispatch(id, recipient, channel, now, expires));
        Via.write(record.headers(), line.provider());
        var _ = kafka.send(record);
    }

    private Dispatch dispatch(UUID id, UUID recipient, Channel channel, Instant now, Instant expires) {
        return Dispatch.newBuilder()
                .setDispatchId(id.toString())
                .setWarningId(Correspondence.NO_WARNING.toString())
                .setRevision(0)
                .setRecipientId(recipient.toString())
                .setChannel(channel)
                .setSeverity(Severity.UNKNOWN)
                .setSubject(properties.text())
                .setBody(properties.text())
                .setLanguage("en")
                .setCreatedAt(now)
                .setExpires(expires)
                .setMsgType(MsgType.ALERT)
                .setPurpose(DispatchPurpose.PERSONAL)
                .build();
    }

    /** Seconds since the last one arrived; NaN: none did yet. */
    double age(Line line) {
        Entry entry = entries.get(line);
        Instant arrived = entry == null ? null : entry.arrivedAt();
        return arrived == null
                ? Double.NaN
                : Duration.between(arrived, clock.instant()).toMillis() / 1000.0;
    }

    /** Those whose canary should have arrived and did not. */
    Set<Line> late() {
        Instant now = clock.instant();
        return entries.values().stream()
                .filter(entry -> lines().contains(entry.line()))
                .filter(entry -> now.isAfter(due(entry)))
                .map(Entry::line)
                .collect(Collectors.toSet());
    }

    /** When the one after the last that arrived should have arrived. */
    private Instant due(Entry entry) {
        Instant arrived = entry.arrivedAt();
        Instant sent = arrived == null ? entry.beganAt() : arrived.plus(properties.every());
        return sent.plus(properties.within());
    }

    /** Of each way, when the last one arrived, in words. */
    Map<String, String> arrivals() {
        var arrivals = new TreeMap<String, String>();
        Set<Line> late = late();
        for (Line line : lines()) {
            Entry entry = entries.get(line);
            Instant arrived = entry == null ? null : entry.arrivedAt();
            arrivals.put(
                    CanaryBook.word(line.lane()) + " by " + line.provider(),
                    (late.contains(line) ? "late, last " : "") + (arrived == null ? "none yet" : arrived.toString()));
        }
        return arrivals;
    }
}
