package org.forewarn.matching.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static final String SECRET = "07700 900123";

    @Test
    void whatTheBrokerOrTheRegistryCallsRetriablePassesHoweverDeepItLies() {
        assertThat(Failure.passes(new StreamsException("", new TimeoutException())))
                .isTrue();
    }

    @Test
    void anythingElseStays() {
        assertThat(Failure.passes(new StreamsException("", new IllegalStateException())))
                .isFalse();
    }

    @Test
    void aFailureIsToldWithoutItsMessages() {
        var failure = new StreamsException(SECRET, new IllegalArgumentException(SECRET));

        assertThat(Failure.describe(failure))
                .startsWith("StreamsException < IllegalArgumentException at ")
                .contains("FailureTest")
                .doesNotContain(SECRET);
        assertThat(Failure.withoutWords(failure)).hasNoCause();
        assertThat(Failure.withoutWords(failure).toString()).doesNotContain(SECRET);
        assertThat(Failure.withoutWords(failure).getStackTrace()).isNotEmpty();
    }
}
