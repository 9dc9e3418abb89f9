package org.forewarn.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTest {

    @Test
    void theWholeDocumentIsTheEmptyPointer() {
        assertThat(Path.ROOT.pointer()).isEmpty();
    }

    @Test
    void stepsAreJoinedWithSlashes() {
        assertThat(Path.ROOT.to("suspects").to(0).to("heightCm").pointer()).isEqualTo("/suspects/0/heightCm");
    }

    @Test
    void slashesAndTildesInNamesAreEscapedAsRfc6901Says() {
        assertThat(Path.ROOT.to("a/b").to("m~n").pointer()).isEqualTo("/a~1b/m~0n");
    }

    @Test
    void anEmptyNameIsAStepToo() {
        assertThat(Path.ROOT.to("").pointer()).isEqualTo("/");
    }
}
