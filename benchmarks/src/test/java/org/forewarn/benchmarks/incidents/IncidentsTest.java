package org.forewarn.benchmarks.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.forewarn.benchmarks.incidents.IncidentPlan.Changes;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.sealing.Keyset;
import org.forewarn.schemas.sealing.Sealer;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private static final int REPORTS = 4_000;
    private static final IncidentPlan PLAN = IncidentPlan.of(REPORTS, 11);
    private static final List<IncidentEvent> EVENTS = Incidents.of(PLAN).toList();

    /** A whole plate as it was given out, misread or not: two letters, an age identifier, three letters. */
    private static final Pattern PLATE = Pattern.compile("[A-Z]{2}([0-9]{2})[A-Z]{3}");

    @Test
    void aSeedGivesTheSameEventsAgain() {
        assertThat(Incidents.of(IncidentPlan.of(300, 5)).map(IncidentEvent::event))
                .containsExactlyElementsOf(Incidents.of(IncidentPlan.of(300, 5))
                        .map(IncidentEvent::event)
                        .toList());
    }

    @Test
    void anotherSeedGivesOthers() {
        Set<String> digests = digests(IncidentPlan.of(300, 5));

        assertThat(digests(IncidentPlan.of(300, 6))).doesNotContainAnyElementsOf(digests);
    }

    @Test
    void reportsAreAsManyAsPlannedAndComeInInOrder() {
        assertThat(EVENTS).hasSize(REPORTS);
        assertThat(EVENTS.stream().map(IncidentEvent::reportId).distinct()).hasSize(REPORTS);
        assertThat(EVENTS.stream().map(IncidentsTest::receivedAt)).isSorted();
        assertThat(EVENTS).allSatisfy(one -> assertThat(
                        one.event().getReport().getIncident().getFrom())
                .isBeforeOrEqualTo(receivedAt(one)));
    }

    @Test
    void mostOffendersAreSeenOnceAndAFewOften() {
        Map<String, Long> reports =
                EVENTS.stream().collect(Collectors.groupingBy(IncidentEvent::offender, Collectors.counting()));
        long once = reports.values().stream().filter(count -> count == 1).count();

        assertThat((double) once / reports.size()).isBetween(0.6, 0.9);
        assertThat(reports.values()).anySatisfy(count -> assertThat(count).isGreaterThan(8));
    }

    @Test
    void noNumberOfAnOffenderCanReachAnybody() throws NumberParseException {
        var library = PhoneNumberUtil.getInstance();
        var numbers = new InventedNumbers(3);
        for (int offender = 0; offender < 5_000; offender++) {
            PhoneNumber number = library.parse(numbers.of(offender, 0), "GB");

            assertThat(library.isPossibleNumber(number)).isTrue();
            assertThat(library.isValidNumber(number)).isFalse();
        }
    }

    @Test
    void numbersOfOffendersDoNotCollide() {
        var numbers = new InventedNumbers(3);
        Set<String> all = new HashSet<>();
        for (int offender = 0; offender < 50_000; offender++) {
            assertThat(all.add(numbers.of(offender, offender % InventedNumbers.PER_OFFENDER)))
                    .isTrue();
        }
    }

    @Test
    void someOffendersCarryTheNumberOfAnother() {
        var offenders = new Offenders(Rates.USUAL, 3, 2026, new Whereabouts());
        Map<String, Long> owners = new HashMap<>();
        long recycled = IntStream.range(0, 20_000)
                .mapToObj(offenders::of)
                .flatMap(one -> one.phones().stream().map(phone -> Map.entry(phone, one.index())))
                .filter(one -> owners.putIfAbsent(one.getKey(), one.getValue()) != null)
                .count();

        assertThat(recycled).isBetween(10L, 200L);
    }

    @Test
    void noPlateCanHaveBeenIssued() {
        var offenders = new Offenders(Rates.USUAL, 3, 2026, new Whereabouts());
        List<String> plates = IntStream.range(0, 3_000)
                .mapToObj(offenders::of)
                .flatMap(one -> one.cars().stream().map(Car::plate))
                .toList();

        assertThat(plates).isNotEmpty().allSatisfy(plate -> {
            var parts = PLATE.matcher(plate);
            assertThat(parts.matches()).isTrue();
            assertThat(Integer.parseInt(parts.group(1))).isBetween(85, 99);
        });
    }

    @Test
    void whatIsWithdrawnStaysSoAndWhatIsRepeatedIsAsItWasLast() {
        Map<String, ReportEvent> last = new HashMap<>();
        Map<String, String> offenders = new HashMap<>();
        int amended = 0;
        int repeated = 0;
        int withdrawn = 0;
        var incidents = new Incidents(PLAN.with(Changes.SOME));
        while (incidents.hasNext()) {
            IncidentEvent now = incidents.next();
            ReportEvent before = last.put(now.reportId(), now.event());
            assertThat(now.isFirst()).isEqualTo(before == null);
            assertThat(offenders.computeIfAbsent(now.reportId(), none -> now.offender()))
                    .isEqualTo(now.offender());
            if (before == null) {
                continue;
            }
            assertThat(before.getReport()).as("nothing follows a withdrawal").isNotNull();
            boolean same = before.getContentDigest().equals(now.event().getContentDigest());
            amended += same || now.isWithdrawal() ? 0 : 1;
            repeated += same ? 1 : 0;
            withdrawn += now.isWithdrawal() ? 1 : 0;
        }

        assertThat(last).hasSize(REPORTS);
        assertThat(amended).isGreaterThan(REPORTS / 25);
        assertThat(repeated).isGreaterThan(REPORTS / 100);
        assertThat(withdrawn).isGreaterThan(REPORTS / 100);
    }

    @Test
    void theNarrativeIsOnlyInTheSealedEvent() throws Exception {
        String keyset = Keyset.generate();
        IncidentEvent told = EVENTS.stream()
                .filter(one -> one.narrative() != null)
                .findFirst()
                .orElseThrow();

        assertThat(told.event().getReport().getSealed()).isNull();
        var sealed = told.sealed(new Sealer(keyset)).getReport().getSealed();
        assertThat(new Sealer(keyset).open(told.reportId(), sealed, "narrative"))
                .isEqualTo(told.narrative());
    }

    private static Instant receivedAt(IncidentEvent one) {
        return one.event().getProvenance().getReceivedAt();
    }

    private static Set<String> digests(IncidentPlan plan) {
        return Incidents.of(plan).map(one -> one.event().getContentDigest()).collect(Collectors.toSet());
    }
}
