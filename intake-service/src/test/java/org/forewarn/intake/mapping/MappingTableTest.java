package org.forewarn.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.forewarn.schemas.event.Mapping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingTableTest {

    private final MappingTable table = new MappingTable();

    @Test
    void theLatestInTheLogIsCurrentAndAllVersionsStay() {
        put("rose-house", "form", "a", false);
        put("rose-house", "form", "b", false);
        assertThat(table.find("rose-house", "form"))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo("b"));
        assertThat(table.find("rose-house", "form@a"))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo("a"));
        assertThat(table.versions("rose-house", "form"))
                .extracting(StoredMapping::version)
                .containsExactly("b", "a");
    }

    @Test
    void aTextRegisteredAgainIsCurrentAgain() {
        put("rose-house", "form", "a", false);
        put("rose-house", "form", "b", false);
        put("rose-house", "form", "a", false);
        assertThat(table.find("rose-house", "form"))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo("a"));
        assertThat(table.count("rose-house")).isEqualTo(2);
    }

    @Test
    void aRemovedNameTakesNothingButItsVersionsCanBeRead() {
        put("rose-house", "form", "a", false);
        put("rose-house", "form", "b", true);
        assertThat(table.find("rose-house", "form")).isEmpty();
        assertThat(table.find("rose-house", "form@a")).isEmpty();
        assertThat(table.current("rose-house")).isEmpty();
        assertThat(table.version("rose-house", "form@a")).isPresent();
        put("rose-house", "form", "a", false);
        assertThat(table.find("rose-house", "form")).isPresent();
    }

    @Test
    void aCharityHasItsOwn() {
        put("rose-house", "form", "a", false);
        put("northside", "form", "b", false);
        assertThat(table.find("northside", "form@a")).isEmpty();
        assertThat(table.current("northside"))
                .extracting(StoredMapping::version)
                .containsExactly("b");
        assertThat(table.find("nobody", "form")).isEmpty();
    }

    @Test
    void tombstonesRemoveAndClearingForgets() {
        put("rose-house", "form", "a", false);
        put("rose-house", "form", "b", false);
        table.put("rose-house/form@b", null);
        assertThat(table.find("rose-house", "form"))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo("a"));
        table.put("rose-house/form@a", null);
        table.put("no-key-of-ours", null);
        assertThat(table.count("rose-house")).isZero();
        put("rose-house", "form", "a", false);
        table.clear();
        assertThat(table.count("rose-house")).isZero();
    }

    private void put(String partnerId, String name, String version, boolean removed) {
        @Nullable
        Mapping mapping = new Mapping(partnerId, name, version, "jsonata", "{}", Instant.EPOCH, "key", removed);
        table.put(partnerId + "/" + name + "@" + version, mapping);
    }
}
