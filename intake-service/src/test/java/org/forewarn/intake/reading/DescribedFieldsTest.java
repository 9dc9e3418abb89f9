package org.forewarn.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.forewarn.kit.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DescribedFieldsTest {

    private static List<String> owner(Fields in) {
        return List.of(in.required("name", Texts.line(5)));
    }

    private static String pet(Fields in) {
        in.requiredObject("owner", DescribedFieldsTest::owner);
        in.optionalObject("vet", DescribedFieldsTest::owner);
        in.optional("sex", Words.among(List.of("f", "m")), "f");
        in.objects("friends", 2, DescribedFieldsTest::owner);
        in.requiredList("seen", 3, Words.of(Vocabulary.CONFIDENCES));
        Integer from = in.optional("from", Numbers.whole(0, 8));
        in.check(from == null || in.given("sex"), "from", Codes.INCOMPLETE, "Give 'sex' too.");
        return "whatever it becomes";
    }

    @Test
    void aFormIsDescribedByRunningIt() {
        String owner = """
                {"type": "object",
                 "properties": {"name": {"type": "string", "minLength": 1, "maxLength": 5, "pattern": %s}},
                 "required": ["name"], "additionalProperties": false}""".formatted(JsonMapper.shared().writeValueAsString(Texts.LINE));
        assertThat(Fields.describe(DescribedFieldsTest::pet))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"type": "object",
                 "properties": {
                   "owner": %1$s,
                   "vet": %1$s,
                   "sex": {"type": "string", "enum": ["f", "m"], "default": "f"},
                   "friends": {"type": "array", "maxItems": 2, "items": %1$s},
                   "seen": {"type": "array", "minItems": 1, "maxItems": 3, "items":
                       {"type": "string", "enum": ["seen", "told", "inferred"], "x-vocabulary": "confidences"}},
                   "from": {"type": "integer", "minimum": 0, "maximum": 8,
                       "x-checks": [{"code": "incomplete", "detail": "Give 'sex' too."}]}},
                 "required": ["owner", "seen"],
                 "additionalProperties": false}""".formatted(owner)));
    }

    @Test
    void aCheckAtAFieldThatNobodyAsksForIsAFaultOfTheForm() {
        assertThatThrownBy(() -> Fields.describe(in -> {
                    in.check(true, "tail", Codes.INCOMPLETE, "Give a tail.");
                    return "";
                }))
                .hasMessageContaining("tail");
    }
}
