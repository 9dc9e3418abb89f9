package org.forewarn.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.forewarn.schemas.Topic.Retention.Compacted;
import org.forewarn.schemas.event.Partner;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void everyTopicHasItsOwnNameAndSubject() {
        assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
        assertThat(Topics.REPORTS.subject()).isEqualTo("reports-value");
        assertThat(Topics.REPORTS.deadLetters()).isEqualTo("reports-dlt");
    }

    @Test
    void stateIsCompactedAndOldStatesAreGoneWithinADay() {
        assertThat(Topics.CASES.settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("max.compaction.lag.ms", "86400000");
    }

    @Test
    void messagesAreKeptForATime() {
        assertThat(Topics.DELIVERIES.settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", String.valueOf(30L * 24 * 60 * 60 * 1000));
    }

    @Test
    void aNameThatIsNotLowerCaseWordsIsRefused() {
        assertThatThrownBy(() -> new Topic<>("Reports", "id", Partner.class, 1, new Compacted()))
                .hasMessageContaining("lower-case");
    }
}
