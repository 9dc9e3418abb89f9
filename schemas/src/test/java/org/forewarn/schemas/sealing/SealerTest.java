package org.forewarn.schemas.sealing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadParameters;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.forewarn.schemas.event.Sealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        Sealed withForeignField = new Sealed(
                other.getWrappedKey(),
                Map.of("narrative", requireNonNull(sealed.getFields().get("narrative"))));
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

    @Test
    void noTwoSealsOfTheSameAreTheSame() {
        Sealed again = requireNonNull(sealer.seal("report-1", Map.of("narrative", NARRATIVE)));

        assertThat(again.getFields().get("narrative"))
                .isNotEqualTo(sealed.getFields().get("narrative"));
        assertThat(again.getWrappedKey()).isNotEqualTo(sealed.getWrappedKey());
    }

    /** What is not AES-GCM with a prefix, as a generated keyset is, Tink itself wraps. */
    @ParameterizedTest
    @MethodSource("otherKinds")
    void aKeysetOfAnotherKindSealsToo(AeadParameters kind) throws GeneralSecurityException {
        AeadConfig.register();
        var other = new Sealer(TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(kind), InsecureSecretKeyAccess.get()));

        Sealed its = requireNonNull(other.seal("report-1", Map.of("narrative", NARRATIVE)));

        assertThat(other.open("report-1", its, "narrative")).isEqualTo(NARRATIVE);
    }

    static List<AeadParameters> otherKinds() throws GeneralSecurityException {
        return List.of(
                PredefinedAeadParameters.XCHACHA20_POLY1305,
                PredefinedAeadParameters.AES256_EAX,
                AesGcmParameters.builder()
                        .setIvSizeBytes(12)
                        .setKeySizeBytes(32)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build());
    }
}
