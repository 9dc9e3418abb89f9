package org.forewarn.matching.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.forewarn.matching.Events;
import org.forewarn.matching.Events.Submission;
import org.forewarn.matching.cases.CaseStage.Output;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.state.MapTable;
import org.forewarn.matching.state.ScannedTable;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.LinkDecision;
import org.forewarn.schemas.event.LinkVerdict;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.ArrivedReport;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.matching.CaseMember;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.CaseSwitch;
import org.jspecify.annotations.Nullable;

/** A case stage, what is told to it in few words, and the topics it fills. */
final class Fixture {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final MapTable<CaseNode> nodes = new MapTable<>();
    final MapTable<ReportFacts> facts = new MapTable<>();
    final ScannedTable<CasePair> pairs;
    final MapTable<CaseHead> heads = new MapTable<>();
    final MapTable<CaseSwitch> switches = new MapTable<>();

    /** The newest record of each key, as compacted topics have it. */
    final Map<String, Link> links = new TreeMap<>();

    final Map<String, Case> cases = new TreeMap<>();

    private final CaseStage stage;
    private long offset;
    private long decisions;

    Fixture() {
        this(CaseBounds.DEFAULT, true);
    }

    Fixture(CaseBounds bounds, boolean startsOpen) {
        this(bounds, startsOpen, new MapTable<>());
    }

    Fixture(CaseBounds bounds, boolean startsOpen, ScannedTable<CasePair> pairs) {
        Events.trustSchemas();
        this.pairs = pairs;
        var tables = new CaseTables(nodes, facts, pairs, heads, new MapTable<CaseMember>(), switches);
        this.stage = new CaseStage(tables, bounds, startsOpen, 0);
    }

    /** What is published when this comes in. */
    List<Output> take(CaseInput input) {
        List<Output> outputs = stage.take(input, offset++);
        for (Output output : outputs) {
            switch (output) {
                case Output.Linked(Pair pair, Link link) -> {
                    if (link == null) {
                        links.remove(pair.key());
                    } else {
                        links.put(pair.key(), link);
                    }
                }
                case Output.Published(Case state) -> cases.put(state.getCaseId(), state);
            }
        }
        return outputs;
    }

    List<Case> show(String... reportIds) {
        var states = new ArrayList<Case>();
        for (String reportId : reportIds) {
            states.addAll(show(Events.submitted(reportId), 1));
        }
        return states;
    }

    List<Case> show(Submission submission, long version) {
        var event = submission.event();
        return show(
                Enrichment.of(event.getReportId(), event.getProvenance(), Objects.requireNonNull(event.getReport()))
                        .facts(),
                version);
    }

    List<Case> show(ReportFacts facts, long version) {
        return states(take(CaseInputs.arrived(new ArrivedReport(facts.getReportId(), version, facts, List.of()))));
    }

    List<Case> withdraw(String reportId, long version) {
        return states(take(CaseInputs.arrived(new ArrivedReport(reportId, version, null, List.of()))));
    }

    List<Case> link(String one, String other, double weight) {
        return link(one, other, weight, LinkBand.LINK);
    }

    List<Case> link(String one, String other, double weight, LinkBand band) {
        return states(take(CaseInputs.link(linkOf(one, other, weight, band))));
    }

    static Link linkOf(String one, String other, double weight, LinkBand band) {
        Events.trustSchemas();
        Pair pair = Pair.of(one, other);
        return Link.newBuilder()
                .setLeft(pair.left())
                .setRight(pair.right())
                .setLeftVersion(1)
                .setRightVersion(1)
                .setModelVersion("test")
                .setWeight(weight)
                .setProbability(0.5)
                .setBand(band)
                .setEvidence(List.of())
                .build();
    }

    List<Case> same(String one, String other) {
        return decide(one, other, LinkVerdict.SAME);
    }

    List<Case> notSame(String one, String other) {
        return decide(one, other, LinkVerdict.NOT_SAME);
    }

    List<Case> takeBack(String one, String other) {
        decisions++;
        return states(take(CaseInputs.decision(Pair.of(one, other).key(), null, decisions, at(decisions))));
    }

    private List<Case> decide(String one, String other, LinkVerdict verdict) {
        decisions++;
        Pair pair = Pair.of(one, other);
        return states(take(
                CaseInputs.decision(pair.key(), decision(pair, verdict, at(decisions)), decisions, at(decisions))));
    }

    static LinkDecision decision(Pair pair, LinkVerdict verdict, Instant when) {
        return LinkDecision.newBuilder()
                .setLeft(pair.left())
                .setRight(pair.right())
                .setVerdict(verdict)
                .setWho("staff-1")
                .setWhen(when)
                .build();
    }

    static Instant at(long second) {
        return START.plusSeconds(second);
    }

    /** Ids of the reports of each open case, by caseId. */
    Map<String, List<String>> open() {
        Map<String, List<String>> open = new TreeMap<>();
        cases.values().stream()
                .filter(state -> state.getStatus() == CaseStatus.OPEN)
                .forEach(state -> open.put(
                        state.getCaseId(),
                        state.getReports().stream()
                                .map(ReportFacts::getReportId)
                                .sorted()
                                .toList()));
        return open;
    }

    Case state(String caseId) {
        return Objects.requireNonNull(cases.get(caseId), "no record of case " + caseId);
    }

    static List<Case> states(List<Output> outputs) {
        var states = new ArrayList<Case>();
        for (Output output : outputs) {
            if (output instanceof Output.Published(Case state)) {
                states.add(state);
            }
        }
        return states;
    }

    /** A live report in the making, as plain as can be. */
    static ReportFacts.Builder facts(String reportId, String partnerId, @Nullable String outcome) {
        Events.trustSchemas();
        var event = Events.submitted(reportId).from(partnerId).event();
        return ReportFacts.newBuilder(
                        Enrichment.of(reportId, event.getProvenance(), Objects.requireNonNull(event.getReport()))
                                .facts())
                .setOutcome(outcome);
    }
}
