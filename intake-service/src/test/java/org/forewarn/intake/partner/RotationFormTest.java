package org.forewarn.intake.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.forewarn.intake.reading.Reading;
import org.forewarn.kit.problem.FieldProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RotationFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"scopes\": null, \"expiresInDays\": null, \"overlapHours\": null}"})
    void nothingNeedBeSaid(String json) {
        assertThat(read(json)).isEqualTo(new Reading.Valid<>(new RotationForm(null, null, Duration.ofDays(7))));
    }

    @Test
    void everythingMayBeSaid() {
        assertThat(read("""
                {"scopes": ["check", "reports:write", "check"], "expiresInDays": 365, "overlapHours": 0}"""))
                .isEqualTo(new Reading.Valid<>(
                        new RotationForm(List.of("check", "reports:write"), Duration.ofDays(365), Duration.ZERO)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"scopes": []}              | /scopes        | required
                    {"scopes": ["reports"]}     | /scopes/0      | unknown_word
                    {"scopes": "reports:write"} | /scopes        | wrong_type
                    {"expiresInDays": 0}        | /expiresInDays | out_of_range
                    {"expiresInDays": 3651}     | /expiresInDays | out_of_range
                    {"expiresInDays": "7"}      | /expiresInDays | wrong_type
                    {"overlapHours": -1}        | /overlapHours  | out_of_range
                    {"overlapHours": 2161}      | /overlapHours  | out_of_range
                    {"overlap": 1}              | /overlap       | unknown_field
                    """)
    void whatIsWrongIsPointedAt(String json, String pointer, String code) {
        assertThat(((Reading.Invalid<RotationForm>) read(json)).problems())
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .contains(tuple(pointer, code));
    }

    private static Reading<RotationForm> read(String json) {
        return RotationForm.read(JsonMapper.shared().readTree(json));
    }
}
