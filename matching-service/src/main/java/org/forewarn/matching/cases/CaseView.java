package org.forewarn.matching.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseBridge;
import org.forewarn.schemas.event.CaseContradiction;
import org.forewarn.schemas.event.CaseItem;
import org.forewarn.schemas.event.CaseResemblance;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.CaseTotals;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkVerdict;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.CasePair;

/** A case as the world sees it: counts of all its reports, and what its newest say. */
final class CaseView {

    private static final int MAX_IDENTIFIERS = 40;
    private static final int MAX_CONDUCT = 40;
    static final int MAX_RESEMBLANCES = 50;

    private static final Comparator<Link> BY_ENDS =
            Comparator.comparing(Link::getLeft).thenComparing(Link::getRight);
    private static final Comparator<Link> STRONGEST_FIRST =
            Comparator.comparing(Link::getWeight).reversed().thenComparing(BY_ENDS);
    private static final Comparator<CaseResemblance> NEAREST_FIRST = Comparator.comparing(
                    CaseResemblance::getWeight, Comparator.reverseOrder())
            .thenComparing(CaseResemblance::getReportId)
            .thenComparing(CaseResemblance::getOtherReportId);

    private static final SpecificDatumWriter<ReportFacts> FACTS = new SpecificDatumWriter<>(ReportFacts.class);
    private static final SpecificDatumWriter<Link> LINKS = new SpecificDatumWriter<>(Link.class);

    private final CaseGraph graph;
    private final CaseBounds bounds;

    CaseView(CaseGraph graph, CaseBounds bounds) {
        this.graph = graph;
        this.bounds = bounds;
    }

    /** What is known of a case before it is written. */
    record Known(
            String caseId,
            List<String> formerIds,
            Sums sums,
            List<CaseBridge> bridges,
            List<CaseContradiction> contradictions) {}

    /** The case without a version. */
    Case of(Known known) {
        CaseTotals totals = known.sums().totals();
        List<ReportFacts> newestFirst = listed(known.sums().newest().reversed());
        Around around = around(known.caseId(), newestFirst);
        return Case.newBuilder()
                .setCaseId(known.caseId())
                .setStatus(CaseStatus.OPEN)
                .setFormerIds(known.formerIds())
                .setReports(newestFirst.reversed())
                .setLinks(around.links())
                .setSeverity(known.sums().worst().getSeverity())
                .setSeverityBasis(known.sums().worst())
                .setCertainty(Judgement.certainty(totals))
                .setUrgency(Judgement.urgency(totals))
                .setTotals(totals)
                .setCounties(Judgement.counties(totals))
                .setIdentifiers(identifiers(newestFirst))
                .setVehicles(Vehicles.of(newestFirst))
                .setDescription(Description.of(newestFirst))
                .setSeveralSuspects(newestFirst.stream()
                        .anyMatch(report -> report.getSuspects().size() > 1))
                .setConduct(conduct(newestFirst))
                .setBridges(known.bridges())
                .setContradictions(known.contradictions())
                .setResemblances(around.resemblances())
                .build();
    }

    /** As many of the newest as there is room for; one at least. */
    private List<ReportFacts> listed(List<String> newestFirst) {
        if (newestFirst.size() == 1) {
            return List.of(graph.facts(newestFirst.getFirst()));
        }
        var listed = new ArrayList<ReportFacts>();
        int room = bounds.reportBytes();
        for (String reportId : newestFirst) {
            ReportFacts facts = graph.facts(reportId);
            room -= encoded(FACTS, facts);
            if (room < 0 && !listed.isEmpty()) {
                break;
            }
            listed.add(facts);
        }
        return listed;
    }

    private record Around(List<Link> links, List<CaseResemblance> resemblances) {}

    /**
     * The links of the newest report to older ones that are listed, then those of the next, until there are enough; and
     * on the way what else resembles them. So the work does not grow with the links among all of them.
     */
    private Around around(String caseId, List<ReportFacts> newestFirst) {
        Set<String> older = new HashSet<>();
        newestFirst.forEach(report -> older.add(report.getReportId()));
        var links = new ArrayList<Link>();
        var resemblances = new ArrayList<CaseResemblance>();
        int room = bounds.linkBytes();
        for (ReportFacts report : newestFirst) {
            String reportId = report.getReportId();
            older.remove(reportId);
            var further = new ArrayList<Link>();
            for (CasePair pair : graph.pairsOf(reportId)) {
                Link link = graph.standing(pair);
                if (link != null) {
                    String other = CaseGraph.otherEnd(pair, reportId);
                    if (older.contains(other)) {
                        further.add(link);
                    } else if (isElsewhere(caseId, other, pair)) {
                        resemblances.add(new CaseResemblance(reportId, other, link.getWeight()));
                    }
                }
            }
            further.sort(STRONGEST_FIRST);
            for (Link link : further) {
                room -= encoded(LINKS, link);
                if (room >= 0 && links.size() < bounds.links()) {
                    links.add(link);
                }
            }
            if (room < 0 || links.size() >= bounds.links()) {
                break;
            }
        }
        links.sort(BY_ENDS);
        return new Around(
                links,
                resemblances.stream()
                        .sorted(NEAREST_FIRST)
                        .limit(MAX_RESEMBLANCES)
                        .toList());
    }

    /** Seen, in another case, and nobody said that it is somebody else. */
    private boolean isElsewhere(String caseId, String other, CasePair pair) {
        String otherCase = graph.caseOf(other);
        return otherCase != null && !otherCase.equals(caseId) && CaseGraph.verdict(pair) != LinkVerdict.NOT_SAME;
    }

    private static List<CaseItem> identifiers(List<ReportFacts> newestFirst) {
        var sayings = new Sayings();
        newestFirst.forEach(report -> report.getIdentifiers()
                .forEach(known -> sayings.add(
                        report, known.getType(), known.getValue(), known.getPartial(), known.getConfidence())));
        return sayings.items(MAX_IDENTIFIERS);
    }

    private static List<CaseItem> conduct(List<ReportFacts> newestFirst) {
        var sayings = new Sayings();
        newestFirst.forEach(report -> {
            report.getTypes().forEach(type -> sayings.add(report, "type", type));
            report.getMoTags().forEach(tag -> sayings.add(report, "mo", tag));
            report.getWeapons().forEach(weapon -> sayings.add(report, "weapon", weapon));
        });
        return sayings.items(MAX_CONDUCT);
    }

    private static <T extends SpecificRecord> int encoded(SpecificDatumWriter<T> writer, T row) {
        var counted = new Counted();
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(counted, null);
            writer.write(row, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counted.bytes;
    }

    private static final class Counted extends OutputStream {
        int bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
