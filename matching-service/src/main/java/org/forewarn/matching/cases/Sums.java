package org.forewarn.matching.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.AreaCount;
import org.forewarn.schemas.event.CaseTotals;
import org.forewarn.schemas.event.CharityCount;
import org.forewarn.schemas.event.District;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.SeverityBasis;
import org.forewarn.schemas.matching.CaseHead;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all reports of a case without reading them again. Reports and whole cases can be added in any order,
 * and the sums are the same.
 */
final class Sums {

    /** When a report came, and its id: what orders reports. */
    record Arrival(Instant at, String reportId) implements Comparable<Arrival> {

        private static final Comparator<Arrival> EARLIEST_FIRST =
                Comparator.comparing(Arrival::at).thenComparing(Arrival::reportId);

        static Arrival of(ReportFacts facts) {
            return new Arrival(facts.getReceivedAt(), facts.getReportId());
        }

        @Override
        public int compareTo(Arrival other) {
            return EARLIEST_FIRST.compare(this, other);
        }
    }

    /** {@link org.forewarn.schemas.event.Severity}'s own order is CAP's, the worst first. */
    private static final Comparator<SeverityBasis> WORST_THEN_NEWEST = Comparator.comparing(SeverityBasis::getSeverity)
            .thenComparing(SeverityBasis::getReceivedAt, Comparator.reverseOrder())
            .thenComparing(SeverityBasis::getReportId, Comparator.reverseOrder());

    private final int listed;
    private final Map<String, CharityCount> charities = new TreeMap<>();
    private final Map<String, AreaCount> areas = new TreeMap<>();
    private List<Arrival> arrivals = new ArrayList<>();
    private int reports;
    private @Nullable SeverityBasis worst;
    private @Nullable Arrival earliest;
    private Instant firstIncident = Instant.MAX;
    private Instant lastIncident = Instant.MIN;
    private Instant lastReceived = Instant.MIN;

    /** @param listed how many of the newest reports are kept by name */
    Sums(int listed) {
        this.listed = listed;
    }

    void add(ReportFacts facts) {
        reports++;
        Arrival arrival = Arrival.of(facts);
        arrivals.add(arrival);
        begins(arrival);
        came(facts.getReceivedAt());
        happened(
                earlier(facts.getFrom(), facts.getReceivedAt()),
                earlier(Objects.requireNonNullElse(facts.getTo(), facts.getFrom()), facts.getReceivedAt()));
        judged(basis(facts));
        count(new CharityCount(facts.getPartnerId(), 1, isFirsthand(facts) ? 1 : 0));
        District district = facts.getDistrict();
        if (district != null) {
            AlertConsent alert = facts.getConsent().getAlert();
            count(new AreaCount(
                    district.getOutwardCode(),
                    district.getTown(),
                    district.getCounty(),
                    district.getCountry(),
                    1,
                    alert == AlertConsent.AREA ? 1 : 0,
                    alert == AlertConsent.NATIONAL ? 1 : 0));
        }
    }

    /** Adds a case that was summed up before. */
    void add(CaseHead head, CaseGraph graph) {
        CaseTotals totals = Objects.requireNonNull(head.getTotals(), "a case that was summed up");
        reports += totals.getReports();
        head.getNewest().forEach(reportId -> arrivals.add(Arrival.of(graph.facts(reportId))));
        begins(new Arrival(totals.getFirstReceived(), head.getCaseId()));
        came(totals.getLastReceived());
        happened(totals.getFirstIncident(), totals.getLastIncident());
        judged(Objects.requireNonNull(head.getWorst(), "a case that was summed up"));
        totals.getCharities().forEach(this::count);
        totals.getAreas().forEach(this::count);
    }

    int reports() {
        return reports;
    }

    /** The report that names the case. */
    String earliest() {
        return Objects.requireNonNull(earliest, "a case has reports").reportId();
    }

    /** The newest, earliest first. */
    List<String> newest() {
        arrivals = new ArrayList<>(arrivals.stream().sorted().toList());
        return arrivals.subList(Math.max(0, arrivals.size() - listed), arrivals.size()).stream()
                .map(Arrival::reportId)
                .toList();
    }

    SeverityBasis worst() {
        return Objects.requireNonNull(worst, "a case has reports");
    }

    CaseTotals totals() {
        return CaseTotals.newBuilder()
                .setReports(reports)
                .setCharities(List.copyOf(charities.values()))
                .setAreas(List.copyOf(areas.values()))
                .setFirstIncident(firstIncident)
                .setLastIncident(lastIncident)
                .setFirstReceived(
                        Objects.requireNonNull(earliest, "a case has reports").at())
                .setLastReceived(lastReceived)
                .build();
    }

    /**
     * Whether its reporter was there: the incident is not merely suspected, and of the identifiers at least one was seen,
     * when there are any.
     */
    static boolean isFirsthand(ReportFacts facts) {
        boolean heardOnly = !facts.getIdentifiers().isEmpty()
                && facts.getIdentifiers().stream()
                        .noneMatch(known -> known.getConfidence().equals("seen"));
        return !heardOnly && !"suspected".equals(facts.getOutcome());
    }

    private static SeverityBasis basis(ReportFacts facts) {
        return SeverityBasis.newBuilder()
                .setReportId(facts.getReportId())
                .setSeverity(facts.getSeverity())
                .setReceivedAt(facts.getReceivedAt())
                .setTypes(facts.getTypes())
                .setOutcome(facts.getOutcome())
                .setArmed(!facts.getWeapons().isEmpty())
                .setInjury(facts.getInjury())
                .build();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void begins(Arrival arrival) {
        earliest = earliest == null || arrival.compareTo(earliest) < 0 ? arrival : earliest;
    }

    private void came(Instant at) {
        lastReceived = at.isAfter(lastReceived) ? at : lastReceived;
    }

    private void happened(Instant from, Instant to) {
        firstIncident = earlier(from, firstIncident);
        lastIncident = to.isAfter(lastIncident) ? to : lastIncident;
    }

    private void judged(SeverityBasis basis) {
        worst = worst == null || WORST_THEN_NEWEST.compare(basis, worst) < 0 ? basis : worst;
    }

    private void count(CharityCount more) {
        charities.merge(
                more.getPartnerId(),
                more,
                (one, other) -> new CharityCount(
                        one.getPartnerId(),
                        one.getReports() + other.getReports(),
                        one.getFirsthand() + other.getFirsthand()));
    }

    private void count(AreaCount more) {
        areas.merge(
                more.getOutwardCode(),
                more,
                (one, other) -> new AreaCount(
                        one.getOutwardCode(),
                        one.getTown(),
                        one.getCounty(),
                        one.getCountry(),
                        one.getReports() + other.getReports(),
                        one.getAlertArea() + other.getAlertArea(),
                        one.getAlertNational() + other.getAlertNational()));
    }
}
