package org.forewarn.matching.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.forewarn.matching.Events;
import org.forewarn.matching.Events.Submission;
import org.forewarn.matching.blocking.BlockingKeys.Keys;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.matching.enrichment.ReportFeatures;
import org.forewarn.matching.linkage.Model;
import org.forewarn.schemas.event.ReportFacts;
import org.junit.jupiter.api.Test;

class BlockingKeysTest {

    private static final Model MODEL = Model.packed("exact-1");

    private final BlockingKeys blockingKeys = new BlockingKeys(Events.secret(), MODEL);

    @Test
    void spellingsOfOneNumberShareAKeyThatDoesNotShowIt() {
        Keys one = keys(Events.submitted("a").identifier("phone", "07700 900123"));
        Keys other = keys(Events.submitted("b").identifier("phone", "+44 7700 900123"));

        assertThat(one).isEqualTo(other);
        assertThat(one.sorted()).singleElement().asString().matches("i[A-Za-z0-9_-]{11}");
    }

    @Test
    void theSameTextOfAnotherKindIsAnotherKey() {
        assertThat(keys(Events.submitted("a").identifier("social_handle", "20000012345678"))
                        .sorted())
                .doesNotContainAnyElementsOf(keys(Events.submitted("b").identifier("payment_account", "20000012345678"))
                        .sorted());
    }

    @Test
    void anotherSecretGivesOtherKeys() {
        byte[] another = new byte[32];
        another[0] = 1;
        var submission = Events.submitted("a").phone(1);

        assertThat(keys(submission))
                .isNotEqualTo(new BlockingKeys(another, MODEL).of(ReportFeatures.of(facts(submission))));
    }

    @Test
    void partsAndAddressesAreNoKeys() {
        assertThat(keys(Events.submitted("a")
                                .partial("phone", "900123")
                                .identifier("address", "1 Example Street")
                                .identifier("url", "example.org/ad"))
                        .sorted())
                .isEmpty();
    }

    @Test
    void keysAreSortedDistinctAndBounded() {
        var submission = Events.submitted("a").identifier("social_handle", "mike");
        for (int serial = 0; serial < 40; serial++) {
            submission.phone(serial).identifier("email", "m%d@example.org".formatted(serial));
        }

        Keys keys = keys(submission);

        assertThat(keys.sorted()).hasSize(BlockingKeys.MAX_KEYS).isSorted().doesNotHaveDuplicates();
        assertThat(keys.leftOut()).isEqualTo(17);
    }

    private Keys keys(Submission submission) {
        return blockingKeys.of(ReportFeatures.of(facts(submission)));
    }

    private static ReportFacts facts(Submission submission) {
        var event = submission.event();
        return Enrichment.of(event.getReportId(), event.getProvenance(), Objects.requireNonNull(event.getReport()))
                .facts();
    }
}
