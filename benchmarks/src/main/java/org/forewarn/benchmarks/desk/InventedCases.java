package org.forewarn.benchmarks.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.CountyCount;
import org.forewarn.schemas.event.District;
import org.forewarn.schemas.event.Evidence;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.PoliceConsent;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Suspect;

/** Cases as matching writes them, each of which is to be warned of; the same again for the same seed. */
final class InventedCases {

    private static final int MOST_REPORTS = 4;
    private static final int DAYS = 20;

    /** The range that is kept free for invention. */
    private static final int NUMBERS = 1_000;

    private static final List<String> TYPES = List.of("robbery", "sexual_assault", "physical_assault", "threats");
    private static final List<Severity> SEVERITIES =
            List.of(Severity.EXTREME, Severity.SEVERE, Severity.SEVERE, Severity.SEVERE);

    private final Random random;
    private final Instant now;
    private final List<OutwardCode> places;

    InventedCases(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
        this.places = OutwardCodes.uk().all().stream()
                .sorted(Comparator.comparing(OutwardCode::code))
                .toList();
    }

    /** A case of some reports. */
    Case next() {
        return of(1 + random.nextInt(MOST_REPORTS));
    }

    /** A case of so many reports, linked in a row. */
    Case of(int count) {
        OutwardCode place = places.get(random.nextInt(places.size()));
        String number = "07700 900%03d".formatted(random.nextInt(NUMBERS));
        var reports = new ArrayList<ReportFacts>();
        for (int i = 0; i < count; i++) {
            reports.add(report(place, number));
        }
        var links = new ArrayList<Link>();
        for (int i = 1; i < count; i++) {
            links.add(link(reports.get(i - 1).getReportId(), reports.get(i).getReportId()));
        }
        return Case.newBuilder()
                .setCaseId(reports.getFirst().getReportId())
                .setStatus(CaseStatus.OPEN)
                .setReports(reports)
                .setLinks(links)
                .setSeverity(Severity.SEVERE)
                .setCertainty(count > 1 ? Certainty.LIKELY : Certainty.POSSIBLE)
                .setCounties(List.of(new CountyCount(place.county(), place.country(), count)))
                .setVersion(1)
                .build();
    }

    private ReportFacts report(OutwardCode place, String number) {
        Instant from = now.minus(
                Duration.ofMinutes(random.nextInt((int) Duration.ofDays(DAYS).toMinutes())));
        return ReportFacts.newBuilder()
                .setReportId(new UUID(random.nextLong(), random.nextLong()).toString())
                .setPartnerId("house-" + random.nextInt(20))
                .setReceivedAt(from)
                .setConsent(Consent.newBuilder()
                        .setVersion("1")
                        .setRecordedAt(from)
                        .setAlert(AlertConsent.AREA)
                        .setChecker(true)
                        .setPolice(PoliceConsent.NONE)
                        .build())
                .setTypes(List.of(TYPES.get(random.nextInt(TYPES.size()))))
                .setFrom(from)
                .setMoTags(List.of("fake_booking"))
                .setDistrict(new District(
                        place.code(), place.town(), place.county(), place.country(), place.lat(), place.lon()))
                .setIdentifiers(List.of(NormalisedIdentifier.newBuilder()
                        .setType("phone")
                        .setValue("+44" + number.substring(1).replace(" ", ""))
                        .setGiven(number)
                        .build()))
                .setVehicles(List.of(NormalisedVehicle.newBuilder()
                        .setMake("volkswagen")
                        .setModel("golf")
                        .setColour("grey")
                        .build()))
                .setSuspects(List.of(Suspect.newBuilder()
                        .setAgeFrom(30)
                        .setAgeTo(40)
                        .setGender("man")
                        .setHeightCm(170 + random.nextInt(20))
                        .setBuild("stocky")
                        .build()))
                .setSeverity(SEVERITIES.get(random.nextInt(SEVERITIES.size())))
                .build();
    }

    private static Link link(String one, String other) {
        boolean inOrder = one.compareTo(other) < 0;
        return Link.newBuilder()
                .setLeft(inOrder ? one : other)
                .setRight(inOrder ? other : one)
                .setLeftVersion(0)
                .setRightVersion(0)
                .setModelVersion("reports-1")
                .setWeight(9.1)
                .setProbability(0.99)
                .setBand(LinkBand.LINK)
                .setEvidence(List.of(
                        new Evidence("prior", "prior", -16.6),
                        new Evidence("phone", "exact", 15.5),
                        new Evidence("name_sound", "exact", 10.2)))
                .build();
    }
}
