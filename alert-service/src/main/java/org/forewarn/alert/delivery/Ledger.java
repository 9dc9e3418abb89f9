package org.forewarn.alert.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.forewarn.alert.delivery.Backlog.Entry;
import org.forewarn.alert.delivery.Marks.Outcome;
import org.forewarn.alert.delivery.Marks.Wanted;
import org.springframework.stereotype.Component;

/** The marks, and telling the world what changes in them: what the database has is published after it was committed. */
@Component
class Ledger {

    private final Addressing addressing;
    private final Marks marks;
    private final DeliveryEvents events;
    private final DeliveryMetrics metrics;

    Ledger(Addressing addressing, Marks marks, DeliveryEvents events, DeliveryMetrics metrics) {
        this.addressing = addressing;
        this.marks = marks;
        this.events = events;
        this.metrics = metrics;
    }

    /** A message that is ours to send, to whom, and how often it was refused before. */
    record Ours(Entry entry, Message message, Wanted wanted, int refusals) {}

    /** One that is done once the world was told. */
    record Settled(Entry entry, CompletableFuture<?> told) {}

    /**
     * @param ours to be sent now
     * @param underWay an attempt may still be going on: to be looked at again
     * @param settled the others
     */
    record Claimed(List<Ours> ours, List<Entry> underWay, List<Settled> settled) {}

    /** Where messages go, and where each of their people comes to their own page, by person. */
    private record Where(Map<UUID, String> addresses, Map<UUID, String> links) {}

    /** Marks messages, each to another person, as being attempted, in one transaction. */
    Claimed claim(Route route, List<Entry> entries) {
        List<Pending> messages = entries.stream().map(Entry::message).toList();
        Map<UUID, String> addresses = addressing.addresses(route.channel(), messages);
        List<Wanted> wanted = messages.stream()
                .map(message -> addressing.wanted(message, addresses.get(message.recipientId())))
                .toList();
        Map<UUID, Claim> claims = marks.claim(route.channel(), wanted);
        var claimed = new Claimed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<UUID, String> links = addressing.links(
                route.channel(),
                messages.stream()
                        .filter(message -> message.isLinked() && claims.get(message.dispatchId()) instanceof Claim.Ours)
                        .toList());
        for (int i = 0; i < entries.size(); i++) {
            Claim claim = Objects.requireNonNull(claims.get(messages.get(i).dispatchId()));
            sort(route, entries.get(i), wanted.get(i), claim, new Where(addresses, links), claimed);
        }
        return claimed;
    }

    private void sort(Route route, Entry entry, Wanted wanted, Claim claim, Where where, Claimed claimed) {
        Pending message = entry.message();
        switch (claim) {
            case Claim.Ours(int refusals) -> {
                String address = Objects.requireNonNull(where.addresses().get(message.recipientId()));
                String link = where.links().get(message.recipientId());
                claimed.ours().add(new Ours(entry, message.to(address, link), wanted, refusals));
            }
            case Claim.UnderWay() -> claimed.underWay().add(entry);
            case Claim.InDoubt() -> {
                metrics.leftInDoubt(route);
                claimed.settled().add(new Settled(entry, CompletableFuture.completedFuture(null)));
            }
            case Claim.NotSent(DeliveryEvent news) -> claimed.settled().add(new Settled(entry, events.publish(news)));
            case Claim.Finished(DeliveryEvent recorded, boolean sameRevision) ->
                // it was done, but perhaps the process ended before that was published
                claimed.settled()
                        .add(new Settled(
                                entry,
                                sameRevision ? events.repeat(recorded) : CompletableFuture.completedFuture(null)));
        }
    }

    /** Whether anything may be sent: it is known who wants nothing. */
    boolean open() {
        return addressing.known();
    }

    /** Whether it is not sent any more, whoever could. */
    boolean tooLate(Pending message) {
        return addressing.tooLate(message);
    }

    /** Whether the address of a message wants none since it was marked. */
    boolean stopped(Wanted wanted) {
        return addressing.stopped(wanted);
    }

    /** Writes what came of attempts, and tells of it; what there is to wait for until it is told. */
    CompletableFuture<?> record(Route route, List<Outcome> outcomes) {
        List<DeliveryEvent> news = marks.record(outcomes);
        outcomes.forEach(outcome -> metrics.recorded(route, outcome));
        return CompletableFuture.allOf(news.stream().map(events::publish).toArray(CompletableFuture[]::new));
    }
}
