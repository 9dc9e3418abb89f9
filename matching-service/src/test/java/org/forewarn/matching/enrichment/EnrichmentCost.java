package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.Place;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.Suspect;
import org.forewarn.schemas.event.SuspectName;
import org.forewarn.schemas.sealing.Keyset;
import org.forewarn.schemas.sealing.Sealer;

/** Prints what enriching a report costs: facts with and without an opened narrative, and features of facts. */
final class EnrichmentCost {

    private static final int REPORTS = 2_000;
    private static final int ROUNDS = 15;
    private static final double NANOS_PER_MICRO = 1_000;

    /** Some 900 characters, as a caseworker writes them. */
    private static final String NARRATIVE =
            "He booked by text from 07700 900%03d on Friday at about 22:30 and asked for an hour. "
                    + "He came in a grey Ford, reg AB12 CDE. "
                    + "At first he was polite and paid 80 pounds, then he wanted the money back and became angry. "
                            .repeat(8);

    private EnrichmentCost() {}

    public static void main(String[] args) {
        String keyset = Keyset.generate();
        List<ReportEvent> events = events(new Sealer(keyset));
        var opened = new Enricher(SealedTexts.openedBy(new Sealer(keyset)));
        var closed = new Enricher(SealedTexts.closed());
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.printf(
                    "facts, narrative sealed: %6.1f us   ", micros(() -> events.forEach(e -> enrich(closed, e))));
            System.out.printf(
                    "facts, narrative read: %6.1f us   ", micros(() -> events.forEach(e -> enrich(opened, e))));
            var facts = events.stream().map(e -> enrich(opened, e).facts()).toList();
            System.out.printf("features: %6.1f us%n", micros(() -> facts.forEach(ReportFeatures::of)));
        }
    }

    private static double micros(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / NANOS_PER_MICRO / REPORTS;
    }

    private static Enrichment enrich(Enricher enricher, ReportEvent event) {
        return enricher.enrich(event.getReportId(), event.getProvenance(), Objects.requireNonNull(event.getReport()));
    }

    private static List<ReportEvent> events(Sealer sealer) {
        List<ReportEvent> events = new ArrayList<>();
        for (int i = 0; i < REPORTS; i++) {
            ReportEvent event = Events.submitted("r" + i)
                    .phone(i % 1_000)
                    .identifier("social_handle", "@Mike_Leeds" + i)
                    .plate("AB12 CDE")
                    .at(Place.newBuilder().setText("Otley, near Leeds").build())
                    .event();
            var report = Objects.requireNonNull(event.getReport());
            report.setSuspects(List.of(Suspect.newBuilder()
                    .setNames(List.of(new SuspectName("Mick O'Neill", "name")))
                    .setHair("short dark brown")
                    .setBuild("stocky")
                    .setClothing("grey hoodie and black jeans")
                    .build()));
            report.setSealed(sealer.seal(
                    event.getReportId(),
                    Map.of(
                            "narrative",
                            NARRATIVE.formatted(i % 1_000),
                            "reporter",
                            "{\"safeContact\":{\"channel\":\"sms\",\"value\":\"07700 900999\"}}")));
            events.add(event);
        }
        return events;
    }
}
