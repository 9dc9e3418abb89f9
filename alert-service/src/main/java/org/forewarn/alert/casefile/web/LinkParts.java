package org.forewarn.alert.casefile.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.forewarn.alert.casefile.CaseFolders.Folder;
import org.forewarn.alert.casefile.Pair;
import org.forewarn.alert.casefile.web.CaseView.BridgeRow;
import org.forewarn.alert.casefile.web.CaseView.LinkRow;
import org.forewarn.alert.casefile.web.CaseView.PairRow;
import org.forewarn.alert.casefile.web.CaseView.ResemblanceRow;
import org.forewarn.alert.phrasing.Words;
import org.forewarn.kit.evidence.Waterfall;
import org.forewarn.kit.evidence.Waterfall.Step;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;

/** What holds a case together, and what might. */
final class LinkParts {

    private static final int REASONS = 3;

    private final Folder folder;
    private final Labels labels;
    private final String caseId;
    private final Set<Pair> bridges;

    LinkParts(Folder folder, Labels labels) {
        this.folder = folder;
        this.labels = labels;
        this.caseId = folder.state().getCaseId();
        this.bridges = folder.state().getBridges().stream()
                .map(bridge -> Pair.of(bridge.getLeft(), bridge.getRight()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those on which the case hangs first, then the weakest: they are what to look at. */
    List<LinkRow> links(int max) {
        return folder.state().getLinks().stream()
                .sorted(Comparator.comparing((Link link) -> !bridges.contains(pair(link)))
                        .thenComparing(Link::getWeight))
                .limit(max)
                .map(this::row)
                .toList();
    }

    private LinkRow row(Link link) {
        Pair pair = pair(link);
        return new LinkRow(
                href(pair),
                "/desk/cases/" + caseId + "/links/" + pair.left() + "/" + pair.right() + ".svg",
                labels.of(pair).getFirst(),
                labels.of(pair).getLast(),
                bits(link.getWeight()),
                link.getBand() == LinkBand.LINK ? "Linked" : "For a person to look at",
                link.getBand() == LinkBand.REVIEW,
                why(link),
                bridges.contains(pair),
                folder.standing(pair)
                        .map(decision -> Words.of(decision.verdict().code()))
                        .orElse(""));
    }

    static String why(Link link) {
        List<String> reasons = Waterfall.of(link, null).steps().stream()
                .filter(step -> step.bits() > 0 && !step.comparison().equals("prior"))
                .sorted(Comparator.comparingDouble(Step::bits).reversed())
                .limit(REASONS)
                .map(Step::sentence)
                .toList();
        return String.join(" · ", reasons);
    }

    List<BridgeRow> bridges() {
        return folder.state().getBridges().stream()
                .map(bridge -> new BridgeRow(
                        href(Pair.of(bridge.getLeft(), bridge.getRight())),
                        labels.of(bridge.getLeft()),
                        labels.of(bridge.getRight()),
                        Words.count(bridge.getLeftReports(), "report"),
                        Words.count(bridge.getRightReports(), "report")))
                .toList();
    }

    List<PairRow> contradictions() {
        return folder.state().getContradictions().stream()
                .map(each -> Pair.of(each.getLeft(), each.getRight()))
                .map(pair -> new PairRow(
                        href(pair), labels.of(pair).getFirst(), labels.of(pair).getLast()))
                .toList();
    }

    /** Of those that are seen elsewhere at this moment. */
    List<ResemblanceRow> resemblances() {
        return folder.state().getResemblances().stream()
                .filter(each -> folder.elsewhere().containsKey(each.getOtherReportId()))
                .map(each -> {
                    String other = Objects.requireNonNull(folder.elsewhere().get(each.getOtherReportId()));
                    return new ResemblanceRow(
                            href(Pair.of(each.getReportId(), each.getOtherReportId())),
                            labels.of(each.getReportId()),
                            Labels.shortened(each.getOtherReportId()),
                            bits(each.getWeight()),
                            other,
                            Labels.shortened(other));
                })
                .toList();
    }

    String href(Pair pair) {
        return "/desk/cases/" + caseId + "/pair?one=" + pair.left() + "&other=" + pair.right();
    }

    static Pair pair(Link link) {
        return Pair.of(link.getLeft(), link.getRight());
    }

    static String bits(double weight) {
        return (weight < 0 ? "−" : "+") + String.format(Locale.ROOT, "%.1f", Math.abs(weight));
    }
}
