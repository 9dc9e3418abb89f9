package org.forewarn.schemas.sealing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.forewarn.schemas.event.Sealed;
import org.junit.jupiter.api.Test;

class SealerTest {

    private static final String NARRATIVE = "He said his name was Dan.";

    private final Sealer sealer = new Sealer(Keyset.generate());
    private final Sealed sealed =
            requireNonNull(sealer.seal("report-1", Map.of("narrative", NARRATIVE, "crimeRef", "CR/1")));

    @Test
    void whatWasSealedOpensAgain() throws GeneralSecurityException {
        assertThat(sealer.open("report-1", sealed, "narrative")).isEqualTo(NARRATIVE);
    }

    @Test
    void aFieldThatWasNotGivenIsNull() throws GeneralSecurityException {
        assertThat(sealer.open("report-1", sealed, "reporter")).isNull();
    }

    @Test
    void nothingToSealIsNull() {
        assertThat(sealer.seal("report-1", Map.of())).isNull();
    }

    @Test
    void theTextIsNotInTheCiphertext() {
        byte[] ciphertext = requireNonNull(sealed.getFields().get("narrative")).array();
        assertThat(new String(ciphertext, StandardCharsets.ISO_8859_1)).doesNotContain("Dan");
    }

    @Test
    void aSealMovedToAnotherReportDoesNotOpen() {
        assertThatThrownBy(() -> sealer.open("report-2", sealed, "narrative"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aSealMovedToAnotherFieldDoesNotOpen() {
        Sealed moved = new Sealed(
                sealed.getWrappedKey(),
                Map.of("crimeRef", requireNonNull(sealed.getFields().get("narrative"))));
        assertThatThrownBy(() -> sealer.open("report-1", moved, "crimeRef"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aFieldWithItsDataKeyPutIntoAnotherReportDoesNotOpen() {
        Sealed other = requireNonNull(sealer.seal("report-2", Map.of("narrative", "Something else.")));
        Sealed withForeignField =
                new Sealed(other.getWrappedKey(), Map.of("narrative", requireNonNull(sealed.getFields().get("narrative"))));
        Sealed withForeignKey = new Sealed(sealed.getWrappedKey(), other.getFields());
        for (Sealed moved : List.of(withForeignField, withForeignKey, sealed)) {
            assertThatThrownBy(() -> sealer.open("report-2", moved, "narrative"))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void withoutItsDataKeyNothingOpens() {
        Sealed erased = new Sealed(ByteBuffer.allocate(0), sealed.getFields());
        assertThatThrownBy(() -> sealer.open("report-1", erased, "narrative"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void anotherKeysetDoesNotOpenIt() {
        assertThatThrownBy(() -> new Sealer(Keyset.generate()).open("report-1", sealed, "narrative"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void whatIsNoKeysetIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> new Sealer("{\"secret\":1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret\"");
    }
}
