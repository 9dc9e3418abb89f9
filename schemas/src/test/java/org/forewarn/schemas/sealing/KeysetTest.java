package org.forewarn.schemas.sealing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.sealing.Keyset.KeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a rotation, and what opens after each. */
class KeysetTest {

    private final String before = Keyset.generate();
    private final String added = Keyset.withNewKey(before);
    private final String promoted = Keyset.withNewestAsPrimary(added);
    private final String oldId = Keyset.keys(before).getFirst().keyId();
    private final String retired = Keyset.withoutKey(promoted, oldId);

    @Test
    void anAddedKeyIsNotThePrimaryUntilItIsMadeSo() {
        String newId = Keyset.keys(added).getLast().keyId();
        assertThat(newId).isNotEqualTo(oldId);
        assertThat(Keyset.keys(before)).containsExactly(new KeyInfo(oldId, true));
        assertThat(Keyset.keys(added)).containsExactly(new KeyInfo(oldId, true), new KeyInfo(newId, false));
        assertThat(Keyset.keys(promoted)).containsExactly(new KeyInfo(oldId, false), new KeyInfo(newId, true));
        assertThat(Keyset.keys(retired)).containsExactly(new KeyInfo(newId, true));
    }

    @Test
    void whatTheOldPrimarySealedOpensUntilItIsRetired() throws GeneralSecurityException {
        Sealed sealed = sealedWith(before);
        for (String keyset : List.of(before, added, promoted)) {
            assertThat(new Sealer(keyset).open("report-1", sealed, "narrative")).isEqualTo("It was dark.");
        }
        assertThatThrownBy(() -> new Sealer(retired).open("report-1", sealed, "narrative"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void betweenAnyTwoNeighbouringStepsServicesOpenWhatTheOthersSeal() throws GeneralSecurityException {
        List<String> steps = List.of(before, added, promoted);
        for (int i = 1; i < steps.size(); i++) {
            String earlier = steps.get(i - 1);
            String later = steps.get(i);
            assertThat(new Sealer(earlier).open("report-1", sealedWith(later), "narrative"))
                    .isEqualTo("It was dark.");
            assertThat(new Sealer(later).open("report-1", sealedWith(earlier), "narrative"))
                    .isEqualTo("It was dark.");
        }
    }

    @Test
    void promotingBeforeEveryServiceHasTheKeyIsWhatTheStepsAreFor() {
        assertThatThrownBy(() -> new Sealer(before).open("report-1", sealedWith(promoted), "narrative"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void thePrimaryKeyCannotBeRetiredNorOneThatIsNotThere() {
        assertThatThrownBy(() -> Keyset.withoutKey(added, oldId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("primary");
        assertThatThrownBy(() -> Keyset.withoutKey(added, "7")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"key\": \"planted\"}", "planted"})
    void whatIsNoKeysetIsRefusedWithoutQuotingIt(String json) {
        assertThatThrownBy(() -> Keyset.withNewKey(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("planted");
        assertThatThrownBy(() -> Keyset.keys(json)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Sealed sealedWith(String keyset) {
        return requireNonNull(new Sealer(keyset).seal("report-1", Map.of("narrative", "It was dark.")));
    }
}
