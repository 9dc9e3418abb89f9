package org.forewarn.matching.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.forewarn.matching.Events;
import org.forewarn.matching.Events.Submission;
import org.forewarn.matching.blocking.ReportComparer.Version;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.matching.enrichment.ReportFeatures;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Evidence;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.junit.jupiter.api.Test;

class ReportComparerTest {

    private final ReportComparer comparer = new ReportComparer(Model.packed("exact-1"));

    @Test
    void aLinkNamesBothVersionsTheModelAndItsReasons() {
        Link link = comparer.compare(
                        version(7, Events.submitted("b").phone(1)),
                        version(9, Events.submitted("a").phone(1)))
                .orElseThrow();

        assertThat(link.getLeft()).isEqualTo("a");
        assertThat(link.getLeftVersion()).isEqualTo(9);
        assertThat(link.getRight()).isEqualTo("b");
        assertThat(link.getRightVersion()).isEqualTo(7);
        assertThat(link.getModelVersion()).isEqualTo("exact-1");
        assertThat(link.getBand()).isEqualTo(LinkBand.LINK);
        assertThat(link.getEvidence()).extracting(Evidence::getComparison).containsExactly("prior", "phone");
        assertThat(link.getEvidence().stream().mapToDouble(Evidence::getWeight).sum())
                .isEqualTo(link.getWeight());
    }

    @Test
    void theOrderOfTheTwoDoesNotMatter() {
        Version one = version(7, Events.submitted("b").plate("AB12CDE"));
        Version other = version(9, Events.submitted("a").plate("ab12 cde"));

        assertThat(comparer.compare(one, other))
                .isEqualTo(comparer.compare(other, one))
                .isPresent();
    }

    @Test
    void strangersAreNotLinked() {
        assertThat(comparer.compare(
                        version(1, Events.submitted("a").phone(1)),
                        version(2, Events.submitted("b").phone(2))))
                .isEmpty();
    }

    @Test
    void aPartIsNotTakenForTheWhole() {
        assertThat(comparer.compare(
                        version(1, Events.submitted("a").partial("social_handle", "mike")),
                        version(2, Events.submitted("b").identifier("social_handle", "mike"))))
                .isEmpty();
    }

    @Test
    void betweenTheThresholdsAPersonShouldLook() {
        String doubtful = """
                {"version": "t", "about": "", "priorBits": -10, "thresholdBits": {"link": 5, "review": -5},
                 "comparisons": [{"name": "phone", "attribute": "phone",
                                  "levels": [{"name": "exact", "test": "equal", "bits": 12}]}]}
                """;
        var model = Model.read(new ByteArrayInputStream(doubtful.getBytes(StandardCharsets.UTF_8)));

        assertThat(new ReportComparer(model)
                        .compare(
                                version(1, Events.submitted("a").phone(1)),
                                version(2, Events.submitted("b").phone(1))))
                .map(Link::getBand)
                .contains(LinkBand.REVIEW);
    }

    @Test
    void aPairIsTwoReportsTheLesserFirst() {
        assertThat(Pair.of("b", "a").key()).isEqualTo("a|b");
        assertThatIllegalArgumentException().isThrownBy(() -> Pair.of("a", "a"));
    }

    private Version version(long version, Submission submission) {
        var event = submission.event();
        var report = Objects.requireNonNull(event.getReport());
        var facts = Enrichment.of(event.getReportId(), event.getProvenance(), report)
                .facts();
        return comparer.read(event.getReportId(), version, ReportFeatures.of(facts));
    }
}
