package org.forewarn.matching.blocking;

import java.util.Optional;
import org.forewarn.matching.linkage.Features;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.linkage.Prepared;
import org.forewarn.matching.linkage.Score;
import org.forewarn.matching.linkage.Scorer;
import org.forewarn.schemas.event.Evidence;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.matching.Visit;

/** Reports as records of the engine, and its scores as links. */
public final class ReportComparer {

    private final Scorer scorer;

    public ReportComparer(Model model) {
        this.scorer = new Scorer(model);
    }

    /** One version of a report. */
    public record Version(String reportId, long version, Prepared prepared) {}

    /** As much of a report's features as comparing wants. */
    Features compared(Features features) {
        return scorer.compared(features);
    }

    /**
     * A version that a visit tells of, read once for any number of comparisons by one thread.
     *
     * @throws IllegalArgumentException when its features cannot be read
     */
    Version read(Visit visit) {
        FeatureBytes features = FeatureBytes.read(visit.getFeatures());
        return new Version(
                visit.getReportId(), visit.getVersion(), scorer.prepareLazily(features.attributes(), features));
    }

    /** A version of a report, read once for any number of comparisons. */
    public Version read(String reportId, long version, Features features) {
        return new Version(reportId, version, scorer.prepare(features));
    }

    /** Whether there is a link between two reports. */
    boolean resemble(Version one, Version other) {
        boolean ordered = one.reportId().compareTo(other.reportId()) < 0;
        return weight(ordered ? one : other, ordered ? other : one)
                >= scorer.model().thresholdBits().review();
    }

    private double weight(Version left, Version right) {
        return scorer.weight(left.prepared(), right.prepared());
    }

    /** The link between two reports; nothing when they resemble each other too little for even a person to look. */
    public Optional<Link> compare(Version one, Version other) {
        boolean ordered = one.reportId().compareTo(other.reportId()) < 0;
        Version left = ordered ? one : other;
        Version right = ordered ? other : one;
        double weight = weight(left, right);
        return weight < scorer.model().thresholdBits().review()
                ? Optional.empty()
                : Optional.of(link(left, right, scorer.score(left.prepared(), right.prepared()), weight));
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
