package org.forewarn.matching.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.schemas.matching.EarlyAnswers;
import org.junit.jupiter.api.Test;

class DraftTest {

    private final MapTable<EarlyAnswers> base = new MapTable<>();
    private final Draft<EarlyAnswers> draft = new Draft<>(base);

    @Test
    void changesAreSeenByTheirMakerAndWrittenOnCommit() {
        base.put("a|1", row(1));
        base.put("a|2", row(2));

        draft.put("a|3", row(3));
        draft.put("a|2", row(22));
        draft.remove("a|1");

        assertThat(versions(draft)).containsExactlyInAnyOrder(22L, 3L);
        assertThat(base.rows()).containsExactly(row(1), row(2));
        draft.commit();
        assertThat(base.rows()).containsExactly(row(22), row(3));
    }

    @Test
    void whatIsDiscardedNeverHappened() {
        base.put("a|1", row(1));
        draft.put("a|1", row(11));
        draft.remove("a|1");

        draft.discard();

        assertThat(draft.get("a|1")).isEqualTo(row(1));
        assertThat(base.rows()).containsExactly(row(1));
    }

    @Test
    void otherPrefixesAreNotScanned() {
        draft.put("b|1", row(1));
        base.put("aa|1", row(2));

        assertThat(versions(draft)).isEmpty();
    }

    private static List<Long> versions(Draft<EarlyAnswers> draft) {
        var versions = new ArrayList<Long>();
        draft.scan("a|", row -> versions.add(row.getVersion()));
        return versions;
    }

    private static EarlyAnswers row(long version) {
        return new EarlyAnswers(version, List.of());
    }
}
