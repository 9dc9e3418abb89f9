package org.forewarn.matching.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.forewarn.matching.Events;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.matching.state.MapTable;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.CaseTotals;
import org.forewarn.schemas.event.CharityCount;
import org.forewarn.schemas.event.Evidence;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.ReportFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseFileTest {

    private static final Viewer STAFF = new Viewer("operator", true);
    private static final Viewer FERN = new Viewer("fern", false);

    private final Case state = Case.newBuilder()
            .setCaseId("a")
            .setStatus(CaseStatus.OPEN)
            .setFormerIds(List.of("former"))
            .setReports(List.of(
                    facts(Events.submitted("a").from("fern").phone(1)),
                    facts(Events.submitted("b").from("moss").phone(1).partnerCharities()),
                    facts(Events.submitted("c").from("moss").phone(1).phone(7))))
            .setLinks(List.of(link("a", "b"), link("b", "c")))
            .build();

    @Test
    void theOrganisationSeesTheWholeRecord() {
        JsonNode json = CaseFile.of(state, STAFF, link -> null);

        assertThat(json.path("reports")).hasSize(3);
        assertThat(json.path("links")).hasSize(2);
        assertThat(json.path("withheld").asInt()).isZero();
        assertThat(json.path("formerIds").get(0).asString()).isEqualTo("former");
        assertThat(json.path("reports").get(2).path("partnerId").asString()).isEqualTo("moss");
        assertThat(json.path("reports").get(0).path("receivedAt").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(json.path("status").asString()).isEqualTo("open");
    }

    @Test
    void aCharitySeesItsOwnReportsAndThoseItMayAndOnlyCountsTheOthers() {
        JsonNode json = CaseFile.of(state, FERN, link -> null);

        assertThat(json.path("reports")).hasSize(2);
        assertThat(json.path("withheld").asInt()).isEqualTo(1);
        assertThat(json.path("links")).hasSize(1);
        assertThat(json.path("reports").get(0).path("own").asBoolean()).isTrue();
        assertThat(json.path("reports").get(0).path("partnerId").asString()).isEqualTo("fern");
        assertThat(json.path("reports").get(1).path("own").asBoolean()).isFalse();
        assertThat(json.toString()).doesNotContain("moss", "900007", "\"c\"", "former");
    }

    @Test
    void ofAnothersReportTheCellAndTheConsentAreNotShownNorIsAFieldThatIsAdded() {
        JsonNode reports = CaseFile.of(state, FERN, link -> null).path("reports");

        assertThat(reports.get(0).propertyNames()).contains("consent", "cell", "partnerId");
        assertThat(reports.get(1).propertyNames())
                .containsExactlyInAnyOrder(
                        "reportId",
                        "receivedAt",
                        "types",
                        "outcome",
                        "from",
                        "to",
                        "timePrecision",
                        "moTags",
                        "weapons",
                        "injury",
                        "setting",
                        "district",
                        "locality",
                        "identifiers",
                        "vehicles",
                        "suspects",
                        "severity",
                        "own");
    }

    @Test
    void aCharityOpensACaseInWhichItHasAReportOrMaySeeOne() {
        Case others = Case.newBuilder(state)
                .setReports(List.of(facts(Events.submitted("c").from("moss").phone(1))))
                .setLinks(List.of())
                .build();
        Case ownIsTooOldToBeListed = Case.newBuilder(others)
                .setTotals(CaseTotals.newBuilder()
                        .setReports(2)
                        .setCharities(List.of(new CharityCount("fern", 1, 1), new CharityCount("moss", 1, 1)))
                        .setAreas(List.of())
                        .setFirstIncident(Instant.EPOCH)
                        .setLastIncident(Instant.EPOCH)
                        .setFirstReceived(Instant.EPOCH)
                        .setLastReceived(Instant.EPOCH)
                        .build())
                .build();

        assertThat(FERN.mayOpen(state)).isTrue();
        assertThat(FERN.mayOpen(others)).as("nobody allowed it a word of this").isFalse();
        assertThat(FERN.mayOpen(ownIsTooOldToBeListed)).isTrue();
        assertThat(STAFF.mayOpen(others)).isTrue();
    }

    @Test
    void anIdLeadsToACaseOnlyWhenThatTellsOfNoWithheldReport() {
        assertThat(FERN.mayFollow("former", state)).isTrue();
        assertThat(FERN.mayFollow("b", state)).as("a report it may see").isTrue();
        assertThat(FERN.mayFollow("c", state)).as("one it may not").isFalse();
        assertThat(STAFF.mayFollow("c", state)).isTrue();
        assertThat(new Viewer("ivy", false)
                        .mayFollow(
                                "former",
                                Case.newBuilder(state)
                                        .setReports(state.getReports().subList(2, 3))
                                        .build()))
                .isFalse();
    }

    @Test
    void aFieldThatIsAddedToTheCaseIsNotShownToACharityByItself() {
        assertThat(CaseFile.of(state, FERN, link -> null).propertyNames())
                .containsExactlyInAnyOrder(
                        "caseId",
                        "status",
                        "severity",
                        "certainty",
                        "urgency",
                        "reportCount",
                        "withheld",
                        "reports",
                        "links");
    }

    @Test
    void aLinksBarsSumToItsWeight() {
        JsonNode json = CaseFile.link("a", link("a", "b"), null);

        assertThat(json.path("self").asString()).isEqualTo("/v1/cases/a/links/a/b");
        assertThat(json.path("evidence").get(1).path("sum").asDouble())
                .isEqualTo(json.path("weight").asDouble());
        assertThat(json.has("thresholds")).isFalse();
    }

    @Test
    void anEndedCaseLeadsOnUntilItStandsAgain() {
        var rows = new MapTable<Case>();
        Table<String> successors = new Table<>() {
            @Override
            public @Nullable String get(String key) {
                Case row = rows.get(key);
                return row == null ? null : row.getMergedInto();
            }

            @Override
            public void put(String key, String row) {
                rows.put(
                        key,
                        Case.newBuilder()
                                .setCaseId(key)
                                .setStatus(CaseStatus.MERGED)
                                .setMergedInto(row)
                                .build());
            }

            @Override
            public void remove(String key) {
                rows.remove(key);
            }
        };

        SuccessorBranch.take(
                successors,
                Case.newBuilder()
                        .setCaseId("a")
                        .setStatus(CaseStatus.MERGED)
                        .setMergedInto("b")
                        .build());
        assertThat(successors.get("a")).isEqualTo("b");

        SuccessorBranch.take(successors, state);
        assertThat(successors.get("a")).isNull();
    }

    private static ReportFacts facts(Events.Submission submission) {
        var event = submission.event();
        return Enrichment.of(event.getReportId(), event.getProvenance(), Objects.requireNonNull(event.getReport()))
                .facts();
    }

    private static Link link(String left, String right) {
        return Link.newBuilder()
                .setLeft(left)
                .setRight(right)
                .setLeftVersion(1)
                .setRightVersion(1)
                .setModelVersion("test")
                .setWeight(8.5)
                .setProbability(0.9)
                .setBand(LinkBand.LINK)
                .setEvidence(List.of(new Evidence("prior", "prior", -17.0), new Evidence("phone", "exact", 25.5)))
                .build();
    }
}
