package org.forewarn.alert.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.AreaCount;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseAttribute;
import org.forewarn.schemas.event.CaseBridge;
import org.forewarn.schemas.event.CaseItem;
import org.forewarn.schemas.event.CaseResemblance;
import org.forewarn.schemas.event.CaseSource;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.CaseTotals;
import org.forewarn.schemas.event.CaseVehicle;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.CharityCount;
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
import org.forewarn.schemas.event.SeverityBasis;
import org.forewarn.schemas.event.Suspect;
import org.forewarn.schemas.event.SuspectName;
import org.forewarn.schemas.event.Urgency;

/** A whole case as matching writes it, of invented reports. */
public final class SampleCase {

    public static final Instant DAY = Instant.parse("2026-11-20T22:15:00Z");

    private SampleCase() {}

    /** A report with all that can be told. */
    public static ReportFacts report(String outwardCode, String partnerId, int daysBefore) {
        OutwardCode place = OutwardCodes.uk().find(outwardCode).orElseThrow();
        Instant from = DAY.minus(Duration.ofDays(daysBefore));
        return ReportFacts.newBuilder()
                .setReportId(UUID.randomUUID().toString())
                .setPartnerId(partnerId)
                .setReceivedAt(from.plus(Duration.ofHours(14)))
                .setConsent(Consent.newBuilder()
                        .setVersion("3")
                        .setRecordedAt(from)
                        .setAlert(daysBefore % 3 == 2 ? AlertConsent.NONE : AlertConsent.AREA)
                        .setChecker(true)
                        .setPartnerCharities(daysBefore % 2 == 0)
                        .setPolice(daysBefore % 2 == 0 ? PoliceConsent.ANONYMOUS_INTELLIGENCE : PoliceConsent.NONE)
                        .setResearch(true)
                        .build())
                .setTypes(daysBefore % 2 == 0 ? List.of("robbery", "threats") : List.of("physical_assault"))
                .setOutcome("completed")
                .setFrom(from)
                .setTimePrecision("hour")
                .setMoTags(List.of("fake_booking", "refuses_payment"))
                .setWeapons(daysBefore % 2 == 0 ? List.of("knife") : List.of())
                .setInjury("minor")
                .setSetting("outcall")
                .setDistrict(new District(
                        place.code(), place.town(), place.county(), place.country(), place.lat(), place.lon()))
                .setIdentifiers(List.of(NormalisedIdentifier.newBuilder()
                        .setType("phone")
                        .setValue("+447700900123")
                        .setGiven("07700 900123")
                        .build()))
                .setVehicles(List.of(NormalisedVehicle.newBuilder()
                        .setPlate("AB12CDE")
                        .setMake("volkswagen")
                        .setModel("golf")
                        .setColour("grey")
                        .build()))
                .setSuspects(List.of(Suspect.newBuilder()
                        .setNames(List.of(new SuspectName("Mike", "alias")))
                        .setAgeFrom(30)
                        .setAgeTo(40)
                        .setGender("man")
                        .setHeightCm(daysBefore % 4 == 0 ? 185 : 178)
                        .setBuild("stocky")
                        .setHair("short, dark")
                        .setAccent("northern")
                        .setMarks("tattoo on the left forearm")
                        .build()))
                .setSeverity(daysBefore % 2 == 0 ? Severity.SEVERE : Severity.MODERATE)
                .build();
    }

    /** The case of these reports, linked in a row; with {@code bridged}, on the middle link alone. */
    public static Case of(long version, boolean bridged, ReportFacts... given) {
        List<ReportFacts> reports = List.of(given).stream()
                .sorted(Comparator.comparing(ReportFacts::getReceivedAt))
                .toList();
        var links = new ArrayList<Link>();
        for (int i = 1; i < reports.size(); i++) {
            links.add(link(reports.get(i - 1), reports.get(i), i == 2 && bridged ? 3.1 : 14.5 + i));
        }
        Case.Builder state = Case.newBuilder()
                .setCaseId(reports.getFirst().getReportId())
                .setStatus(CaseStatus.OPEN)
                .setReports(reports)
                .setLinks(links)
                .setSeverity(Severity.SEVERE)
                .setCertainty(reports.size() > 2 ? Certainty.LIKELY : Certainty.POSSIBLE)
                .setVersion(version)
                .setUrgency(Urgency.IMMEDIATE)
                .setSeverityBasis(basis(reports.getLast()))
                .setTotals(totals(reports))
                .setCounties(counties(reports))
                .setIdentifiers(List.of(item("phone", "+447700900123", reports)))
                .setVehicles(List.of(CaseVehicle.newBuilder()
                        .setPlate("AB12CDE")
                        .setLooks(List.of(item("make", "volkswagen", reports), item("colour", "grey", reports)))
                        .setReports(reports.size())
                        .setAlert(AlertConsent.AREA)
                        .setSources(sources(reports))
                        .build()))
                .setDescription(List.of(
                        attribute("name", false, item("alias", "Mike", reports)),
                        attribute("age", false, item("age", "30 to 40", reports)),
                        attribute(
                                "height",
                                true,
                                item("height", "178", reports),
                                item("height", "195", reports.subList(0, 1))),
                        attribute("build", false, item("build", "stocky", reports)),
                        attribute("hair", false, item("hair", "short, dark", reports))))
                .setConduct(List.of(
                        item("type", "robbery", reports),
                        item("type", "physical_assault", reports.subList(0, 1)),
                        item("mo", "fake_booking", reports),
                        item("weapon", "knife", reports.subList(0, 1))));
        if (bridged && reports.size() > 3) {
            Pair pair = Pair.of(reports.get(1).getReportId(), reports.get(2).getReportId());
            state.setBridges(List.of(new CaseBridge(pair.left(), pair.right(), 2, reports.size() - 2)));
        }
        return state.build();
    }

    /** The same with a report elsewhere that may be about the same person. */
    public static Case resembling(Case state, ReportFacts elsewhere) {
        return Case.newBuilder(state)
                .setResemblances(List.of(new CaseResemblance(
                        state.getReports().getFirst().getReportId(), elsewhere.getReportId(), -1.4)))
                .build();
    }

    private static Link link(ReportFacts one, ReportFacts other, double weight) {
        Pair pair = Pair.of(one.getReportId(), other.getReportId());
        double rest = weight + 16.6 - 15.5 - 9.25 + 1.7;
        return Link.newBuilder()
                .setLeft(pair.left())
                .setRight(pair.right())
                .setLeftVersion(0)
                .setRightVersion(0)
                .setModelVersion("reports-1")
                .setWeight(weight)
                .setProbability(0.99)
                .setBand(LinkBand.LINK)
                .setEvidence(List.of(
                        new Evidence("prior", "prior", -16.6),
                        new Evidence("phone", "exact", 15.5),
                        new Evidence("plate", "exact", 9.25),
                        new Evidence("height", "far", -1.7),
                        new Evidence("name_sound", "exact", rest)))
                .build();
    }

    private static SeverityBasis basis(ReportFacts report) {
        return SeverityBasis.newBuilder()
                .setReportId(report.getReportId())
                .setSeverity(report.getSeverity())
                .setReceivedAt(report.getReceivedAt())
                .setTypes(report.getTypes())
                .setOutcome("completed")
                .setArmed(true)
                .setInjury("minor")
                .build();
    }

    private static CaseTotals totals(List<ReportFacts> reports) {
        var charities = reports.stream()
                .collect(Collectors.groupingBy(ReportFacts::getPartnerId, LinkedHashMap::new, Collectors.counting()));
        var areas = reports.stream()
                .collect(Collectors.groupingBy(r -> r.getDistrict().getOutwardCode()));
        return CaseTotals.newBuilder()
                .setReports(reports.size())
                .setCharities(charities.entrySet().stream()
                        .map(each -> new CharityCount(
                                each.getKey(),
                                each.getValue().intValue(),
                                each.getValue().intValue()))
                        .toList())
                .setAreas(areas.values().stream().map(SampleCase::area).toList())
                .setFirstIncident(reports.stream()
                        .map(ReportFacts::getFrom)
                        .min(Instant::compareTo)
                        .orElseThrow())
                .setLastIncident(reports.stream()
                        .map(ReportFacts::getFrom)
                        .max(Instant::compareTo)
                        .orElseThrow())
                .setFirstReceived(reports.getFirst().getReceivedAt())
                .setLastReceived(reports.getLast().getReceivedAt())
                .build();
    }

    private static AreaCount area(List<ReportFacts> there) {
        District district = there.getFirst().getDistrict();
        return AreaCount.newBuilder()
                .setOutwardCode(district.getOutwardCode())
                .setTown(district.getTown())
                .setCounty(district.getCounty())
                .setCountry(district.getCountry())
                .setReports(there.size())
                .setAlertArea((int) there.stream()
                        .filter(report -> report.getConsent().getAlert() == AlertConsent.AREA)
                        .count())
                .build();
    }

    private static List<CountyCount> counties(List<ReportFacts> reports) {
        Map<String, Long> counts = reports.stream()
                .collect(Collectors.groupingBy(
                        report -> report.getDistrict().getCounty(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> new CountyCount(
                        each.getKey(), "England", each.getValue().intValue()))
                .toList();
    }

    private static CaseAttribute attribute(String name, boolean contradicts, CaseItem... values) {
        return CaseAttribute.newBuilder()
                .setAttribute(name)
                .setContradicts(contradicts)
                .setValues(List.of(values))
                .build();
    }

    private static CaseItem item(String kind, String value, List<ReportFacts> reports) {
        return CaseItem.newBuilder()
                .setKind(kind)
                .setValue(value)
                .setReports(reports.size())
                .setAlert(AlertConsent.AREA)
                .setSources(sources(reports))
                .build();
    }

    private static List<CaseSource> sources(List<ReportFacts> reports) {
        return reports.stream()
                .limit(10)
                .map(report -> CaseSource.newBuilder()
                        .setReportId(report.getReportId())
                        .setAlert(report.getConsent().getAlert())
                        .build())
                .toList();
    }
}
