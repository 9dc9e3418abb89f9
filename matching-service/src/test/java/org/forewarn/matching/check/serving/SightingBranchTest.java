package org.forewarn.matching.check.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.forewarn.matching.Events;
import org.forewarn.matching.MatchingTopology;
import org.forewarn.matching.PlainSerdes;
import org.forewarn.matching.blocking.BlockLimits;
import org.forewarn.matching.blocking.BlockingKeys;
import org.forewarn.matching.blocking.ReportComparer;
import org.forewarn.matching.blocking.Rules;
import org.forewarn.matching.blocking.Slots;
import org.forewarn.matching.check.SightingKeys;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.stream.MeterTally;
import org.forewarn.matching.stream.StreamSettings;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.matching.Sighting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The branch in the whole topology: what a report event makes of the index. */
class SightingBranchTest {

    private TopologyTestDriver driver;
    private TestInputTopic<String, ReportEvent> reports;

    @BeforeEach
    void start(@TempDir Path folder) {
        var serdes = new PlainSerdes();
        var tally = new MeterTally(new SimpleMeterRegistry());
        Model model = Model.packed("exact-1");
        var topology = new MatchingTopology(
                serdes,
                new Rules(
                        new BlockingKeys(Events.secret(), model),
                        new Slots(2),
                        new BlockLimits(1_000, 900),
                        new ReportComparer(model)),
                tally,
                true,
                new SightingBranch(serdes, new SightingKeys(Events.secret())));
        var settings = new StreamSettings(1, Duration.ofMillis(50), 8 << 20, 4 << 20)
                .over(
                        Map.of(
                                StreamsConfig.APPLICATION_ID_CONFIG, "sighting-test",
                                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0",
                                StreamsConfig.STATE_DIR_CONFIG, folder.toString()),
                        tally);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        driver = new TopologyTestDriver(topology.build(1), settings);
        reports = driver.createInputTopic(
                Topics.REPORTS.name(),
                new StringSerializer(),
                serdes.of(ReportEvent.class).serializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aReportStandsUnderItsNumberAndTheNumbersEnd() {
        post(Events.submitted("a").checker().phone(1).event());

        assertThat(rows()).hasSize(2).allSatisfy(row -> assertThat(row.getReportId())
                .isEqualTo("a"));
    }

    @Test
    void anAmendmentMovesItAndAWithdrawalTakesItOut() {
        post(Events.submitted("a").checker().phone(1).event());
        List<String> before = keys();

        post(Events.submitted("a").checker().phone(2).event());
        assertThat(keys()).hasSize(2).doesNotContainAnyElementsOf(before);

        post(Events.withdrawn("a"));
        assertThat(keys()).isEmpty();
    }

    @Test
    void withoutConsentToTheCheckerNothingIsStored() {
        post(Events.submitted("a").phone(1).plate("AB12 CDE").event());

        assertThat(keys()).isEmpty();
    }

    @Test
    void aPlateStandsUnderItselfAndItsFragments() {
        post(Events.submitted("a").checker().plate("AB12 CDE").event());

        assertThat(rows()).hasSize(6);
        assertThat(rows())
                .filteredOn(row -> row.getSeen().getWholes().isEmpty())
                .hasSize(1);
    }

    private void post(ReportEvent event) {
        reports.pipeInput(event.getReportId(), event);
    }

    private List<Sighting> rows() {
        var rows = new ArrayList<Sighting>();
        try (var all = driver.<String, Sighting>getKeyValueStore(SightingBranch.SIGHTINGS)
                .all()) {
            all.forEachRemaining(row -> rows.add(row.value));
        }
        return rows;
    }

    private List<String> keys() {
        var keys = new ArrayList<String>();
        try (var all = driver.<String, Sighting>getKeyValueStore(SightingBranch.SIGHTINGS)
                .all()) {
            all.forEachRemaining(row -> keys.add(row.key));
        }
        return keys;
    }
}
