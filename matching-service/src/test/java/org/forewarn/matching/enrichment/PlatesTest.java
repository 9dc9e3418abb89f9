package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"ab12 cde", "AB12-CDE", " Ab12cde ", "A B 1 2 C D E"})
    void spellingsOfOnePlateAreOne(String given) {
        assertThat(Plates.compact(given)).contains("AB12CDE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "A", "blue van with a dent"})
    void aRemarkIsNoPlate(String given) {
        assertThat(Plates.compact(given)).isEmpty();
    }
}
