package org.forewarn.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.forewarn.kit.problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FieldsTest {

    record Owner(String name) {}

    record Pet(String name, @Nullable Integer legs, Owner owner, List<String> tricks, List<Owner> friends) {}

    private static Pet pet(Fields in) {
        return new Pet(
                in.required("name", Texts.line(5)),
                in.optional("legs", Numbers.whole(0, 8)),
                in.requiredObject("owner", FieldsTest::owner),
                in.requiredList("tricks", 3, Texts.line(5)),
                in.objects("friends", 2, FieldsTest::owner));
    }

    private static Owner owner(Fields in) {
        return new Owner(in.required("name", Texts.line(5)));
    }

    private static Reading<Pet> read(String json) {
        return Fields.read(JsonMapper.shared().readTree(json), FieldsTest::pet);
    }

    private static List<String> problems(String json) {
        return read(json) instanceof Reading.Invalid<Pet>(var problems)
                ? problems.stream()
                        .map(each -> each.pointer() + " " + each.code())
                        .toList()
                : List.of();
    }

    private static final String VALID = """
            {"name": "Rex", "owner": {"name": "Kim"}, "tricks": ["sit"]}""";

    @Test
    void aDocumentThatKeepsEveryRuleIsValid() {
        assertThat(read(VALID))
                .isEqualTo(new Reading.Valid<>(new Pet("Rex", null, new Owner("Kim"), List.of("sit"), List.of())));
    }

    @Test
    void everyProblemIsInOneAnswer() {
        assertThat(problems("""
                        {"name": 7, "legs": 9, "owner": {"tail": 1}, "tricks": ["sit", 3, null], "friends": [{}, []]}"""))
                .containsExactly(
                        "/name wrong_type",
                        "/legs out_of_range",
                        "/owner/name required",
                        "/owner/tail unknown_field",
                        "/tricks/1 wrong_type",
                        "/tricks/2 required",
                        "/friends/0/name required",
                        "/friends/1 wrong_type");
    }

    @Test
    void aMissingObjectIsOneProblemAndNotOneForEachOfItsFields() {
        assertThat(problems("""
                {"name": "Rex", "tricks": ["sit"]}""")).containsExactly("/owner required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \\t\""})
    void nullAndBlankTextCountAsAbsent(String nothing) {
        assertThat(problems("""
                {"name": %1$s, "legs": %1$s, "owner": %1$s, "tricks": %1$s, "friends": %1$s}""".formatted(nothing)))
                .containsExactly("/name required", "/owner required", "/tricks required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | required",
                "{} | wrong_type",
                "\"sit\" | wrong_type",
                "[\"a\", \"b\", \"c\", \"d\"] | too_many"
            })
    void aListHasBounds(String tricks, String code) {
        assertThat(problems("""
                {"name": "Rex", "owner": {"name": "Kim"}, "tricks": %s}""".formatted(tricks))).containsExactly("/tricks " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"text\"", "null", "true"})
    void aDocumentThatIsNoObjectIsOneProblem(String json) {
        assertThat(problems(json)).containsExactly(" wrong_type");
    }

    @Test
    void problemsAreBounded() {
        String many = IntStream.range(0, 1_000)
                .mapToObj(i -> "\"x%d\": 1".formatted(i))
                .collect(Collectors.joining(", ", "{", "}"));
        var invalid = (Reading.Invalid<Pet>) read(many);
        assertThat(invalid.problems()).hasSize(Findings.MAX_PROBLEMS + 1);
        assertThat(invalid.problems().getLast())
                .isEqualTo(new FieldProblem("", "too_many", "Only the first 100 problems are listed."));
    }
}
