package org.forewarn.intake.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.forewarn.intake.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PartnerFormTest {

    private static Reading<PartnerForm> read(String partnerId, String scopes) {
        return PartnerForm.read(JsonMapper.shared().readTree("""
                {"partnerId": "%s", "name": "Rose House", "scopes": %s}""".formatted(partnerId, scopes)));
    }

    @Test
    void aPartnerHasAnIdANameAndScopes() {
        assertThat(read("rose-house", "[\"reports:write\", \"reports:write\"]"))
                .isEqualTo(new Reading.Valid<>(
                        new PartnerForm("rose-house", "Rose House", List.of("reports:write"), null)));
    }

    @Test
    void itsKeyMayHaveAnEnd() {
        var reading = PartnerForm.read(JsonMapper.shared().readTree("""
                {"partnerId": "rose-house", "name": "Rose House", "scopes": ["check"], "expiresInDays": 30}"""));
        assertThat(((Reading.Valid<PartnerForm>) reading).value().expiresIn()).isEqualTo(Duration.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource({
        "r, wrong_form",
        "Rose-House, wrong_form",
        "-rose, wrong_form",
        "rose_house, wrong_form",
        "rose house, wrong_form",
        "rose/house, wrong_form",
        "operator, wrong_form",
        "'', required"
    })
    void anIdIsShortAndPlain(String partnerId, String code) {
        var invalid = (Reading.Invalid<PartnerForm>) read(partnerId, "[\"reports:write\"]");
        assertThat(invalid.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/partnerId");
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @CsvSource({"'[]', /scopes, required", "'[\"reports:read\"]', /scopes/0, unknown_word"})
    void aKeyWithoutAKnownScopeIsOfNoUse(String scopes, String pointer, String code) {
        var invalid = (Reading.Invalid<PartnerForm>) read("rose-house", scopes);
        assertThat(invalid.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.code()).isEqualTo(code);
        });
    }
}
