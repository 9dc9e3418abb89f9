package org.forewarn.benchmarks.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.forewarn.matching.linkage.Features;
import org.forewarn.matching.linkage.Model;
import org.junit.jupiter.api.Test;

/** Both sides of the comparison link what is the same, and leave apart what is not. */
class PeersTest {

    private static final List<Features> PEOPLE = List.of(
            person("robert", "allen", "1971-06-24", "leeds", "robert.allen@example.org"),
            person("maria", "nowak", "1985-01-30", "york", "m.nowak@example.org"),
            person("robert", "alen", "1971-06-24", "leeds", "robert.allen@example.org"));

    @Test
    void dukeLinksOneAtATime() {
        assertThat(Duke.ofFake("Duke", Duke.Search.DEFAULT).link(PEOPLE)).containsExactly(Blocks.pair(0, 2));
        assertThat(Duke.ofFake("Duke", Duke.Search.FAST).link(PEOPLE)).containsExactly(Blocks.pair(0, 2));
    }

    @Test
    void theEngineLinksOneAtATime() {
        var engine = new Engine(Model.packed("exact-1"));

        assertThat(engine.link(PEOPLE)).containsExactly(Blocks.pair(0, 2));
    }

    private static Features person(String first, String surname, String dob, String city, String email) {
        return new Features(Map.of(
                "first", List.of(first),
                "surname", List.of(surname),
                "dob", List.of(dob),
                "city", List.of(city),
                "email", List.of(email)));
    }
}
