package org.forewarn.alert.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.forewarn.alert.Suite;
import org.forewarn.alert.casefile.CaseSearch.Found;
import org.forewarn.alert.casefile.CaseSearch.Hit;
import org.forewarn.alert.casefile.CaseSearch.Query;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.ReportFacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case is found by what it names, in any spelling; the index itself tells nobody what that is. */
class CaseSearchIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static Case found;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
        ReportFacts report = ReportFacts.newBuilder(SampleCase.report("LS2", "north", 3))
                .setIdentifiers(List.of(
                        identifier("phone", "+447700900321"),
                        identifier("email", "mikesmith@gmail.com"),
                        identifier("social_handle", "mike_leeds")))
                .setVehicles(List.of(
                        NormalisedVehicle.newBuilder().setPlate("BD51SMR").build()))
                .build();
        found = SampleCase.of(1, false, report);
        suite.say(found);
        soon().until(() -> suite.bean(CaseStates.class).find(found.getCaseId()).isPresent());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    private static NormalisedIdentifier identifier(String type, String value) {
        return NormalisedIdentifier.newBuilder()
                .setType(type)
                .setValue(value)
                .setGiven(value)
                .build();
    }

    private static Found search(String typed) {
        return suite.bean(CaseSearch.class).find(new Query(typed, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "07700 900321",
                "+44 (0)7700 900-321",
                "0044 7700900321",
                "Mike.Smith+x@googlemail.com",
                "@Mike_Leeds",
                "insta: mike.leeds",
                "bd51 smr",
                "8D5I-5MR"
            })
    void byAnIdentifierInAnySpelling(String typed) {
        assertThat(search(typed).hits()).singleElement().satisfies(hit -> {
            assertThat(hit.caseId()).isEqualTo(found.getCaseId());
            assertThat(hit.by()).containsExactly("identifier");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"07700 900322", "mike_leeds_2", "BD51SMX", "nobody@example.org", "'; drop table warning; --"})
    void nothingByWhatItDoesNotName(String typed) {
        assertThat(search(typed).hits()).isEmpty();
    }

    @Test
    void byIdsAndDistrictAndFilters() {
        assertThat(search(found.getCaseId()).hits()).extracting(Hit::caseId).containsExactly(found.getCaseId());
        assertThat(search("ls2").hits()).extracting(Hit::caseId).contains(found.getCaseId());
        CaseSearch search = suite.bean(CaseSearch.class);
        assertThat(search.find(new Query("ls2", "EXTREME", null, null)).hits()).isEmpty();
        assertThat(search.find(new Query("ls2", null, "Cornwall", null)).hits()).isEmpty();
        assertThat(search.find(new Query(
                                "", "SEVERE", found.getCounties().getFirst().getCounty(), null))
                        .hits())
                .extracting(Hit::caseId)
                .contains(found.getCaseId());
    }

    @Test
    void theIndexHoldsNoNumberAndNoName() {
        List<String> keys =
                suite.jdbc().sql("select key from case_key").query(String.class).list();
        assertThat(keys).isNotEmpty().allMatch(key -> key.matches("[0-9a-f]{32}"));
    }

    @Test
    void pagesAreInOrderAndMissNothing() {
        CaseProjection projection = suite.bean(CaseProjection.class);
        for (int i = 0; i < CaseSearch.PAGE + 5; i++) {
            projection.handle(SampleCase.of(1, false, SampleCase.report("IM1", "north", 100 + i)), i, Instant.now());
        }
        CaseSearch search = suite.bean(CaseSearch.class);
        Found first = search.find(new Query("IM1", null, null, null));
        assertThat(first.hits()).hasSize(CaseSearch.PAGE);
        Found second = search.find(new Query("IM1", null, null, first.next()));
        assertThat(second.hits()).hasSize(5);
        assertThat(second.next()).isNull();
        assertThat(second.hits())
                .extracting(Hit::caseId)
                .doesNotContainAnyElementsOf(
                        first.hits().stream().map(Hit::caseId).toList());
    }
}
