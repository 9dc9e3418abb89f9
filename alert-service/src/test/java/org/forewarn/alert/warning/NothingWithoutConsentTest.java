package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.forewarn.alert.warning.Decision.Draft;
import org.forewarn.alert.warning.WarningPolicy.Background;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.Test;

/**
 * Random cases in which every value of every report is one of a kind: nothing of a report without consent is in a
 * warning, and taking such reports out of the case changes nothing.
 */
class NothingWithoutConsentTest {

    private static final int CASES = 600;
    private static final List<String> TYPES = List.of("rape", "robbery", "theft", "fraud", "other", "unheard_of");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final WarningPolicy policy =
            new WarningPolicy(OutwardCodes.uk(), WarningSettings.standard().withRadiusKm(5), Templates.NONE);
    private int serial;

    @Test
    void nothingOfAReportWithoutConsentIsInAWarning() {
        int drafts = 0;
        for (int i = 0; i < CASES; i++) {
            var reports = new ArrayList<CaseReport>();
            for (int j = random.nextInt(1, 6); j > 0; j--) {
                reports.add(report());
            }
            Decision whole = decide(reports);
            List<CaseReport> consented =
                    reports.stream().filter(NothingWithoutConsentTest::consents).toList();
            if (!consented.isEmpty()) {
                assertThat(whole).as("-Dseed=%d", seed).isEqualTo(decide(consented));
            }
            Collections.shuffle(reports, random);
            assertThat(decide(reports)).as("-Dseed=%d", seed).isEqualTo(whole);
            if (whole instanceof Draft(WarningContent content)) {
                drafts++;
                saysNothingOf(
                        content,
                        reports.stream().filter(report -> !consents(report)).toList());
            }
        }
        assertThat(drafts).as("-Dseed=%d", seed).isGreaterThan(CASES / 10);
    }

    private Decision decide(List<CaseReport> reports) {
        return policy.decide(
                new CaseFacts("case", reports), Background.of("REF01"), Instant.parse("2026-09-01T00:00:00Z"));
    }

    /** The rule, said here once more: a test that asked the code for it would agree with any mistake. */
    private static boolean consents(CaseReport report) {
        boolean alert = report.consent() == AlertConsent.AREA || report.consent() == AlertConsent.NATIONAL;
        boolean kept = report.escrowMinMatches() > 0 && report.linkedReports() < report.escrowMinMatches();
        return alert && !kept;
    }

    private void saysNothingOf(WarningContent content, List<CaseReport> withheld) {
        String said = content.texts().toString().toLowerCase(Locale.ROOT);
        for (WarningText text : content.texts()) {
            assertThat(BoundedText.isShortEnough(text.full()))
                    .as("-Dseed=%d", seed)
                    .isTrue();
        }
        for (CaseReport report : withheld) {
            assertThat(content.reportIds()).as("-Dseed=%d", seed).doesNotContain(report.reportId());
            for (Identifier identifier : report.identifiers()) {
                String shown = identifier.type().equals("phone") ? Shown.phone(identifier.value()) : identifier.value();
                assertThat(said).as("-Dseed=%d", seed).doesNotContain(shown.toLowerCase(Locale.ROOT));
            }
            for (Vehicle vehicle : report.vehicles()) {
                assertThat(said)
                        .as("-Dseed=%d", seed)
                        .doesNotContain(Shown.plate(vehicle.plate()).toLowerCase(Locale.ROOT));
            }
            for (Description suspect : report.suspects()) {
                assertThat(said)
                        .as("-Dseed=%d", seed)
                        .doesNotContain(String.valueOf(suspect.accent()).toLowerCase(Locale.ROOT));
            }
        }
    }

    private CaseReport report() {
        serial++;
        OutwardCode code = OutwardCodes.uk()
                .all()
                .get(random.nextInt(OutwardCodes.uk().all().size()));
        return new CaseReport(
                "report-%06d".formatted(serial),
                "charity-" + random.nextInt(3),
                any(AlertConsent.class),
                random.nextInt(4) == 0 ? random.nextInt(3) : 0,
                random.nextInt(3),
                List.of(TYPES.get(random.nextInt(TYPES.size())), TYPES.get(random.nextInt(TYPES.size()))),
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(20_000_000)),
                random.nextInt(5) == 0
                        ? null
                        : new District(code.code(), code.town(), code.county(), code.lat(), code.lon()),
                List.of(
                        new Identifier("phone", "+447%09d".formatted(serial), random.nextInt(9) == 0, "seen"),
                        new Identifier("email", "mail%06d@example.org".formatted(serial), false, "told"),
                        new Identifier("social_handle", "handle%06d".formatted(serial), false, "seen")),
                List.of(new Vehicle(
                        "%02d%06d".formatted(random.nextInt(99), serial), false, "make", "model", "colour")),
                List.of(new Description(
                        random.nextInt(18, 40), random.nextInt(40, 70), "man", 180, "slim", null, null, letters())),
                List.of("poses_as_police", "free text of " + serial),
                any(Severity.class),
                Instant.parse("2026-08-01T00:00:00Z"),
                random.nextBoolean(),
                List.of());
    }

    private <E extends Enum<E>> E any(Class<E> words) {
        List<E> all = List.copyOf(EnumSet.allOf(words));
        return all.get(random.nextInt(all.size()));
    }

    /** The serial number as a word, which is all an accent may be. */
    private String letters() {
        var word = new StringBuilder("Zq");
        for (char digit : String.valueOf(serial).toCharArray()) {
            word.append((char) ('a' + digit - '0'));
        }
        return word.append("xq").toString();
    }
}
