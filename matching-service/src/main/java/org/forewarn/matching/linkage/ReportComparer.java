package org.forewarn.matching.linkage;

import java.util.Optional;
import org.forewarn.schemas.event.Evidence;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.ReportFacts;

/** Reports as records of the engine, and its scores as links. */
public final class ReportComparer {

    private final Scorer scorer;

    public ReportComparer(Model model) {
        this.scorer = new Scorer(model);
    }

    /** One version of a report. */
    public record Version(long version, ReportFacts facts) {

        String reportId() {
            return facts.getReportId();
        }
    }

    /** The link between two reports; nothing when they resemble each other too little for even a person to look. */
    public Optional<Link> compare(Version one, Version other) {
        boolean ordered = one.reportId().compareTo(other.reportId()) < 0;
        Version left = ordered ? one : other;
        Version right = ordered ? other : one;
        Score score = scorer.score(ReportFeatures.of(left.facts()), ReportFeatures.of(right.facts()));
        double weight = score.weight();
        return weight < scorer.model().thresholdBits().review()
                ? Optional.empty()
                : Optional.of(link(left, right, score, weight));
    }

    private Link link(Version left, Version right, Score score, double weight) {
        return Link.newBuilder()
                .setLeft(left.reportId())
                .setRight(right.reportId())
                .setLeftVersion(left.version())
                .setRightVersion(right.version())
                .setModelVersion(scorer.model().version())
                .setWeight(weight)
                .setProbability(score.probability())
                .setBand(weight < scorer.model().thresholdBits().link() ? LinkBand.REVIEW : LinkBand.LINK)
                .setEvidence(score.bars().stream()
                        .map(bar -> new Evidence(bar.comparison(), bar.level(), bar.bits()))
                        .toList())
                .build();
    }
}
