package org.forewarn.matching.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockingTest {

    @Test
    void aCompoundRuleMakesAKeyOfEachCombination() {
        var blocking = blocking(new BlockingRule("both", List.of("name", "place"), null, null));

        assertThat(blocking.keysOf(new Features(Map.of("name", List.of("a", "b"), "place", List.of("x", "y")))))
                .extracting(BlockingKey::value)
                .containsExactly("a|x", "a|y", "b|x", "b|y");
        assertThat(blocking.keysOf(new Features(Map.of("name", List.of("a"))))).isEmpty();
    }

    @Test
    void keysOfARuleAreBounded() {
        List<String> many = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
        var blocking = blocking(new BlockingRule("both", List.of("name", "place"), null, null));

        assertThat(blocking.keysOf(new Features(Map.of("name", many, "place", many))))
                .hasSize(Blocking.MAX_KEYS_PER_RULE);
    }

    @Test
    void aRuleCanNameWhatIsDerived() {
        var derived = List.of(
                new Derivation("sound", List.of("name"), List.of("last-word", "soundex")),
                new Derivation("near", List.of("plate"), List.of("one-deleted")));
        var specification = new Specification(
                derived,
                List.of(
                        new BlockingRule("sound", List.of("sound"), null, null),
                        new BlockingRule("near", List.of("near"), true, null)),
                null);

        assertThat(new Blocking(specification)
                        .keysOf(new Features(Map.of("name", List.of("john smith"), "plate", List.of("ab1")))))
                .containsExactly(
                        new BlockingKey("sound", "S530"),
                        new BlockingKey("near", "ab1"),
                        new BlockingKey("near", "b1"),
                        new BlockingKey("near", "a1"),
                        new BlockingKey("near", "ab"));
    }

    @Test
    void oneValueIsPickedOutAndOfARangeTheMiddle() {
        var derivations = new Derivations(List.of(
                new Derivation("hotel", List.of("setting"), List.of("only:hotel")),
                new Derivation("around", List.of("age"), List.of("middle"))));

        Features hotel = derivations.applyTo(features("hotel", "30-41"));
        Features street = derivations.applyTo(features("street", "33"));
        Features unknown = derivations.applyTo(features("hotels", "thirty"));

        assertThat(hotel.of("hotel")).containsExactly("hotel");
        assertThat(hotel.of("around")).containsExactly("35.5");
        assertThat(street.of("hotel")).isEmpty();
        assertThat(street.of("around")).containsExactly("33.0");
        assertThat(unknown.of("hotel")).isEmpty();
        assertThat(unknown.of("around")).isEmpty();
    }

    private static Features features(String setting, String age) {
        return new Features(Map.of("setting", List.of(setting), "age", List.of(age)));
    }

    @Test
    void aTransformThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Derivation("x", List.of("name"), List.of("guess")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Derivation("x", List.of("name"), List.of("prefix:0")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Derivation("x", List.of("name"), List.of("only")));
    }

    @Test
    void pairsOfAllRulesAreThereOnceAndBlocksThatAreTooLargeAreLeftAlone() {
        var specification = new Specification(
                null,
                List.of(
                        new BlockingRule("name", List.of("name"), null, null),
                        new BlockingRule("place", List.of("place"), null, 2)),
                null);
        List<Features> records = List.of(
                record("a", "x"),
                record("a", "x"),
                record("b", "y"),
                record("c", "y"),
                record("d", "z"),
                record("e", "z"),
                record("f", "z"));

        assertThat(CandidatePairs.of(specification, records, 0))
                .containsExactly(CandidatePairs.pair(0, 1), CandidatePairs.pair(2, 3));
    }

    @Test
    void ofTwoTablesOnlyPairsAcrossMeet() {
        var specification =
                new Specification(null, List.of(new BlockingRule("name", List.of("name"), null, null)), null);
        List<Features> records = List.of(record("a", "x"), record("a", "x"), record("a", "y"));

        assertThat(CandidatePairs.of(specification, records, 2))
                .containsExactly(CandidatePairs.pair(0, 2), CandidatePairs.pair(1, 2));
    }

    private static Features record(String name, String place) {
        return new Features(Map.of("name", List.of(name), "place", List.of(place)));
    }

    private static Blocking blocking(BlockingRule rule) {
        return new Blocking(new Specification(null, List.of(rule), null));
    }
}
