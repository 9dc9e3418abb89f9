package org.forewarn.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.forewarn.matching.blocking.BlockLimits;
import org.forewarn.matching.blocking.BlockingKeys;
import org.forewarn.matching.blocking.ReportComparer;
import org.forewarn.matching.blocking.Rules;
import org.forewarn.matching.blocking.Slots;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.stream.MeterTally;
import org.forewarn.matching.stream.StreamSettings;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkDecision;
import org.forewarn.schemas.event.LinkVerdict;
import org.forewarn.schemas.event.ReportEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingTopologyTest {

    private static final int PARTITIONS = 1;
    private static final BlockLimits LIMITS = new BlockLimits(3, 2);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private TopologyTestDriver driver;
    private TestInputTopic<String, ReportEvent> reports;
    private TestInputTopic<String, LinkDecision> decisions;
    private TestOutputTopic<String, Case> cases;

    @BeforeEach
    void start(@TempDir Path folder) {
        var tally = new MeterTally(meters);
        Model model = Model.packed("exact-1");
        var rules =
                new Rules(new BlockingKeys(Events.secret(), model), new Slots(2), LIMITS, new ReportComparer(model));
        var topology = new MatchingTopology(new PlainSerdes(), rules, tally, true);
        var settings = new StreamSettings(1, Duration.ofMillis(50), 8 << 20, 4 << 20)
                .over(
                        Map.of(
                                StreamsConfig.APPLICATION_ID_CONFIG, "matching-test",
                                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0",
                                StreamsConfig.STATE_DIR_CONFIG, folder.toString()),
                        tally);
        // the driver's transactions forget what was sent between two records, such as a dead letter
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        driver = new TopologyTestDriver(topology.build(PARTITIONS), settings);
        reports = driver.createInputTopic(
                Topics.REPORTS.name(),
                new StringSerializer(),
                new PlainSerdes().of(ReportEvent.class).serializer());
        decisions = driver.createInputTopic(
                Topics.LINK_DECISIONS.name(),
                new StringSerializer(),
                new PlainSerdes().of(LinkDecision.class).serializer());
        cases = output(Topics.CASES);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void twoReportsWithOneNumberInTwoSpellingsAreOneCase() {
        post(Events.submitted("a")
                .identifier("phone", "07700 900123")
                .from("one")
                .receivedAtMinute(1)
                .event());
        post(Events.submitted("b")
                .identifier("phone", "+44 7700 900123")
                .from("two")
                .receivedAtMinute(2)
                .event());

        Map<String, Case> newest = cases.readKeyValuesToMap();
        assertThat(newest).containsOnlyKeys("a");
        assertThat(newest)
                .hasEntrySatisfying("a", state -> assertThat(state.getReports()).hasSize(2));
        Map<String, Link> links = output(Topics.LINKS).readKeyValuesToMap();
        assertThat(links).containsOnlyKeys("a|b");
        Map<String, EnrichedReport> enriched = output(Topics.ENRICHED_REPORTS).readKeyValuesToMap();
        assertThat(enriched).containsOnlyKeys("a", "b");
        assertThat(count("forewarn.matching.reports", "outcome", "new")).isEqualTo(2);
        assertThat(count("forewarn.matching.links", "band", "link")).isEqualTo(1);
    }

    @Test
    void aRepeatIsHeardOfNoMore() {
        var event = Events.submitted("a").phone(1).event();
        post(event);
        cases.readKeyValuesToList();

        post(event);

        assertThat(cases.isEmpty()).isTrue();
        assertThat(count("forewarn.matching.reports", "outcome", "repeated")).isEqualTo(1);
    }

    @Test
    void aWithdrawnReportLeavesItsCaseAndEveryTopic() {
        post(Events.submitted("a").phone(1).receivedAtMinute(1).event());
        post(Events.submitted("b").phone(1).receivedAtMinute(2).event());

        post(Events.withdrawn("a"));

        Map<String, Case> newest = cases.readKeyValuesToMap();
        assertThat(newest)
                .hasEntrySatisfying("b", state -> assertThat(state.getStatus()).isEqualTo(CaseStatus.OPEN))
                .hasEntrySatisfying(
                        "a", state -> assertThat(state.getMergedInto()).isEqualTo("b"));
        assertThat(output(Topics.ENRICHED_REPORTS).readKeyValuesToMap()).containsEntry("a", null);
        assertThat(output(Topics.LINKS).readKeyValuesToMap()).containsEntry("a|b", null);
    }

    @Test
    void bytesThatAreNoReportGoToTheDeadLettersAndTheStreamGoesOn() {
        var poison = new byte[] {42};
        raw().pipeInput("a".getBytes(StandardCharsets.UTF_8), poison);
        post(Events.submitted("b").phone(1).event());

        var letter = deadLetters().readRecord();
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(letter.key()).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
        assertThat(header(letter, "topic")).isEqualTo("reports");
        assertThat(header(letter, "offset")).isEqualTo("0");
        assertThat(header(letter, "message")).startsWith("SerializationException");
        assertThat(cases.readKeyValuesToMap()).containsOnlyKeys("b");
        assertThat(count("forewarn.matching.reports", "outcome", "dead")).isEqualTo(1);
    }

    @Test
    void aReportUnderAnothersKeyGoesToTheDeadLettersAndLeavesNoTrace() {
        reports.pipeInput("another", Events.submitted("a").phone(1).event());

        var letter = deadLetters().readRecord();
        assertThat(letter.key()).isEqualTo("another".getBytes(StandardCharsets.UTF_8));
        assertThat(letter.value()).isNotEmpty();
        assertThat(header(letter, "message")).startsWith("UnprocessableException < IllegalArgumentException at ");
        assertThat(cases.isEmpty()).isTrue();
        assertThat(count("forewarn.matching.reports", "outcome", "dead")).isEqualTo(1);
    }

    @Test
    void aReviewersDecisionDividesACaseAndATombstoneMakesItWholeAgain() {
        post(Events.submitted("a").phone(1).receivedAtMinute(1).event());
        post(Events.submitted("b").phone(1).receivedAtMinute(2).event());
        cases.readKeyValuesToList();

        decisions.pipeInput("a|b", notSame("a", "b"), 1_000);
        assertThat(cases.readKeyValuesToMap()).hasSize(2).allSatisfy((caseId, state) -> assertThat(state.getReports())
                .hasSize(1));

        decisions.pipeInput("a|b", null, 2_000);
        assertThat(cases.readKeyValuesToMap())
                .hasEntrySatisfying("a", state -> assertThat(state.getReports()).hasSize(2))
                .hasEntrySatisfying(
                        "b", state -> assertThat(state.getMergedInto()).isEqualTo("a"));
    }

    @Test
    void aDecisionUnderAnothersKeyGoesToTheDeadLettersOfItsOwnTopic() {
        decisions.pipeInput("a|c", notSame("a", "b"));

        var letter = driver.createOutputTopic(
                        Topics.LINK_DECISIONS.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecord();
        assertThat(letter.key()).isEqualTo("a|c".getBytes(StandardCharsets.UTF_8));
        assertThat(header(letter, "topic")).isEqualTo("link-decisions");
        assertThat(deadLetters().isEmpty()).isTrue();
    }

    @Test
    void aRecordWithoutValueIsADeadLetter() {
        reports.pipeInput(new TestRecord<>("a", null));

        assertThat(deadLetters().getQueueSize()).isEqualTo(1);
    }

    @Test
    void aNumberThatTooManyReportsNameLinksNobodyUntilSomeAreWithdrawn() {
        List<String> ids = List.of("a", "b", "c", "d");
        ids.forEach(id -> post(Events.submitted(id).phone(1).event()));
        assertThat(cases.readKeyValuesToMap().values())
                .filteredOn(state -> state.getStatus() == CaseStatus.OPEN)
                .hasSize(4)
                .allSatisfy(state -> assertThat(state.getReports()).hasSize(1));
        assertThat(count("forewarn.matching.keys.turned", "to", "generic", "kind", "identifier"))
                .isEqualTo(1);

        post(Events.withdrawn("d"));

        assertThat(cases.readKeyValuesToMap())
                .hasEntrySatisfying("a", state -> assertThat(state.getReports()).hasSize(3));
        assertThat(count("forewarn.matching.keys.turned", "to", "specific", "kind", "identifier"))
                .isEqualTo(1);
    }

    @Test
    void whomANumberOfManyHidesAnotherNumberFinds() {
        List.of("a", "b", "c").forEach(id -> post(Events.submitted(id).phone(1).event()));
        post(Events.submitted("d").phone(1).phone(2).event());
        post(Events.submitted("e").phone(1).phone(2).event());

        assertThat(cases.readKeyValuesToMap())
                .hasEntrySatisfying("d", state -> assertThat(state.getReports()).hasSize(2));
        Map<String, Link> links = output(Topics.LINKS).readKeyValuesToMap();
        assertThat(links).containsKey("d|e").hasEntrySatisfying("d|e", link -> assertThat(link)
                .isNotNull());
        assertThat(links.keySet().stream().filter(key -> links.get(key) != null))
                .containsExactly("d|e");
    }

    private void post(ReportEvent event) {
        reports.pipeInput(event.getReportId(), event);
    }

    private static LinkDecision notSame(String left, String right) {
        return LinkDecision.newBuilder()
                .setLeft(left)
                .setRight(right)
                .setVerdict(LinkVerdict.NOT_SAME)
                .setWho("staff-1")
                .setWhen(Instant.EPOCH)
                .build();
    }

    private TestInputTopic<byte[], byte[]> raw() {
        return driver.createInputTopic(Topics.REPORTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<byte[], byte[]> deadLetters() {
        return driver.createOutputTopic(
                Topics.REPORTS.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private <T extends SpecificRecord> TestOutputTopic<String, T> output(Topic<T> topic) {
        return driver.createOutputTopic(
                topic.name(),
                new StringDeserializer(),
                new PlainSerdes().of(topic.value()).deserializer());
    }

    private static String header(TestRecord<?, ?> letter, String name) {
        return new String(
                letter.headers().lastHeader("__streams.errors." + name).value(), StandardCharsets.UTF_8);
    }

    private double count(String name, String... tags) {
        return meters.counter(name, tags).count();
    }
}
