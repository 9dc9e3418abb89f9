package org.forewarn.matching.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.forewarn.matching.linkage.Estimation.Found;
import org.junit.jupiter.api.Test;

class EstimationTest {

    private static final long SEED = Long.getLong("forewarn.seed", 11);

    private static final int PEOPLE = 1000;

    /** How many values an attribute has, all equally common, so that u of sameness is 1 in so many. */
    private static final Map<String, Integer> VALUES = Map.of("name", 1000, "place", 200, "year", 300, "trade", 100);

    /** How often the second record of a person repeats the first's value. */
    private static final Map<String, Double> REPEATED = Map.of("name", 0.9, "place", 0.8, "year", 0.95, "trade", 0.7);

    @Test
    void mAndUAndThePriorAreRecoveredFromRecordsWithoutLabels() {
        Found found = estimate(specification(List.of()), SEED);

        assertRecovered(found.model());
        double pairs = (2.0 * PEOPLE) * (2 * PEOPLE - 1) / 2;
        assertThat(found.expectedMatches()).as("seed %d", SEED).isCloseTo(PEOPLE, within(0.08 * PEOPLE));
        assertThat(found.model().priorBits()).isCloseTo(Parameters.log2(PEOPLE / pairs), within(0.15));
    }

    @Test
    void meetingInBlocksDoesNotChangeWhatIsFound() {
        List<BlockingRule> rules = List.of(
                new BlockingRule("name and place", List.of("name", "place"), null, null),
                new BlockingRule("name and year", List.of("name", "year"), null, null),
                new BlockingRule("year and place", List.of("year", "place"), null, null),
                new BlockingRule("place and trade", List.of("place", "trade"), null, null),
                new BlockingRule("year and trade", List.of("year", "trade"), null, null),
                new BlockingRule("name and trade", List.of("name", "trade"), null, null));

        Found found = estimate(specification(rules), SEED);

        assertThat(found.candidates().length).isLessThan(20_000);
        assertRecovered(found.model());
    }

    @Test
    void theSameRecordsAndSeedGiveTheSameModelAndAReadModelScoresAsTheWrittenOne() {
        Found one = estimate(specification(List.of()), SEED);
        Found other = estimate(specification(List.of()), SEED);

        byte[] file = written(one.model());
        assertThat(written(other.model())).isEqualTo(file);

        Model read = Model.read(new ByteArrayInputStream(file));
        List<Features> records = records(SEED);
        var before = new Scorer(one.model());
        var after = new Scorer(read);
        for (int i = 0; i + 1 < records.size(); i++) {
            Score score = before.score(records.get(i), records.get(i + 1));
            assertThat(after.score(records.get(i), records.get(i + 1))).isEqualTo(score);
            assertThat(score.bars().stream().mapToDouble(Score.Bar::bits).sum())
                    .isCloseTo(score.weight(), within(1e-9));
            assertThat(before.weight(before.prepare(records.get(i)), before.prepare(records.get(i + 1))))
                    .isEqualTo(score.weight());
            assertThat(before.score(records.get(i + 1), records.get(i))).isEqualTo(score);
        }
    }

    @Test
    void aNearerLevelNeverWeighsLess() {
        double[] bits = Parameters.monotone(new double[] {0.1, 0.3, 0.2, 0.4}, new double[] {0.01, 0.01, 0.001, 0.979});

        assertThat(bits[0]).isGreaterThanOrEqualTo(bits[1]);
        assertThat(bits[1]).isEqualTo(bits[2]);
        assertThat(bits[2]).isGreaterThan(bits[3]);
        assertThat(bits[3]).isCloseTo(Parameters.log2(0.4 / 0.979), within(1e-12));
    }

    @Test
    void aRareValueWeighsMoreThanACommonOneAndDoublesOfOnePersonDoNotMakeItCommon() {
        List<Features> records = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            // A person of three records with a name of their own, and one with a name that a quarter have.
            String own = "rare-" + i;
            for (int copy = 0; copy < 3; copy++) {
                records.add(record("name", own, "number", "n" + i, "place", "p" + i % 40));
            }
            records.add(record("name", i % 4 == 0 ? "smith" : "other-" + i, "number", "m" + i, "place", "p" + i % 40));
        }
        Level number = level("same", null);
        var specification = new Specification(
                null,
                List.of(new BlockingRule("name", List.of("name"), null, null)),
                List.of(
                        new Comparison(
                                "name", "name", null, null, null, null, List.of(level("same", 1.0), otherwise())),
                        new Comparison("number", "number", null, null, null, null, List.of(number, otherwise())),
                        new Comparison("place", "place", null, null, null, null, List.of(number, otherwise()))));

        Model model = new Estimation(specification, records, 0, SEED, what -> {})
                .estimate("t", "")
                .model();

        FrequencyTable table = model.termFrequencies().get("name");
        assertThat(table).isNotNull();
        assertThat(table.of()).containsKey("smith").doesNotContainKey("rare-1");
        assertThat(table.rarityOf("rare-1")).isGreaterThan(table.rarityOf("smith") + 5);
    }

    @Test
    void theThresholdIsWhereTheExpectedF1IsGreatest() {
        // With the four pairs that are sure, the fifth (odds 1:2) costs more than it is worth; 0 links the same four.
        assertThat(thresholds(new LinkPolicy.BestF1(), 10, 9, 8, 7, -1, -9).link())
                .isEqualTo(0);
        // Where little is sure, a pair below even odds is worth having.
        assertThat(thresholds(new LinkPolicy.BestF1(), 0.5, 0, -0.5, -9).link()).isEqualTo(-0.5);
        assertThat(thresholds(new LinkPolicy.BestF1(), 9, 8, 7).review()).isLessThan(0);
    }

    @Test
    void theThresholdForCasesIsTheLowestAtWhichTheyAreExpectedToBeAsPreciseAsWanted() {
        // Three pairs of their own: wrong in 0.001, 0.001 and 0.2 of a pair.
        assertThat(thresholds(new LinkPolicy.CasePrecision(0.9), 10, 10, 2).link())
                .isEqualTo(2);
        assertThat(thresholds(new LinkPolicy.CasePrecision(0.99), 10, 10, 2).link())
                .isEqualTo(10);
        // A link that is not likelier than not is none, whatever precision is asked for.
        assertThat(thresholds(new LinkPolicy.CasePrecision(0.51), 10, 10, -0.1).link())
                .isEqualTo(10);
    }

    @Test
    void aLinkThatJoinsTwoGroupsMustBeSurerThanOneThatJoinsTwoRecords() {
        long[] chain = {CandidatePairs.pair(0, 1), CandidatePairs.pair(2, 3), CandidatePairs.pair(1, 2)};
        long[] apart = {CandidatePairs.pair(0, 1), CandidatePairs.pair(2, 3), CandidatePairs.pair(4, 5)};
        double[] weights = {12, 12, 5};
        var policy = new LinkPolicy.CasePrecision(0.98);

        assertThat(DecisionThresholds.of(policy, 6, apart, weights).link()).isEqualTo(5);
        assertThat(DecisionThresholds.of(policy, 6, chain, weights).link()).isEqualTo(12);
    }

    @Test
    void anIdentifierThatStrangersShareIsCountedAndNotSampled() {
        // Of 6,000 people with a number each, 60 have another's: 1 in 300,000 pairs, which few of a million would show.
        var random = new SplittableRandom(SEED);
        List<Features> records = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            String number = i % 100 == 0 && i > 0 ? "n" + (i - 1) : "n" + i;
            for (int copy = 0; copy < 2; copy++) {
                records.add(record(
                        "number",
                        number,
                        "name",
                        "name" + (copy == 0 || random.nextInt(10) > 0 ? i % 500 : random.nextInt(500))));
            }
        }
        Level same = level("same", null);
        var specification = new Specification(
                null,
                List.of(new BlockingRule("number", List.of("number"), true, null)),
                List.of(
                        new Comparison("number", "number", null, null, null, null, List.of(same, otherwise())),
                        new Comparison("name", "name", null, null, null, null, List.of(same, otherwise()))));

        Model model = new Estimation(specification, records, 0, SEED, what -> {})
                .estimate("t", "")
                .model();

        // A name tells not always who is who, so a factor of three; a sample would give a twentieth, or twenty times as
        // much.
        double strangers = 59 * 4 / (12_000.0 * 11_999 / 2);
        Double u = model.comparisons().getFirst().levels().getFirst().u();
        assertThat(u).as("seed %d", SEED).isBetween(strangers / 3, strangers * 3);
    }

    @Test
    void doubtAboutPairsThatShareAnIdentifierDoesNotMakeStrangersOfThem() {
        // Nobody shares a number with a stranger, but little else is told, so that each such pair is doubtful.
        var random = new SplittableRandom(SEED);
        List<Features> records = new ArrayList<>();
        for (int i = 0; i < 8_000; i++) {
            int trade = random.nextInt(6);
            int place = random.nextInt(8);
            for (int copy = 0; copy < (i % 4 == 0 ? 2 : 1); copy++) {
                records.add(record(
                        "number",
                        "n" + i,
                        "trade",
                        "t" + (random.nextInt(10) < 6 ? trade : random.nextInt(6)),
                        "place",
                        "p" + (random.nextInt(10) < 7 ? place : random.nextInt(8))));
            }
        }
        Level same = level("same", null);
        var specification = new Specification(
                null,
                List.of(new BlockingRule("number", List.of("number"), true, null)),
                List.of(
                        new Comparison("number", "number", null, null, null, null, List.of(same, otherwise())),
                        new Comparison("trade", "trade", null, null, null, null, List.of(same, otherwise())),
                        new Comparison("place", "place", null, null, null, null, List.of(same, otherwise()))));

        Model model = new Estimation(specification, records, 0, SEED, what -> {})
                .estimate("t", "")
                .model();

        double pairs = 10_000 * 9_999 / 2.0;
        assertThat(model.comparisons().getFirst().levels().getFirst().u())
                .as("seed %d", SEED)
                .isLessThan(20 / pairs);
    }

    @Test
    void whatDependsOnAnotherComparisonIsEstimatedWithinIt() {
        // Two trades in every place: trade tells little of people of one place, much of people of any two.
        var random = new SplittableRandom(SEED);
        List<Features> records = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String place = "place" + random.nextInt(50);
            String trade = place + "-trade" + random.nextInt(2);
            for (int copy = 0; copy < 2; copy++) {
                records.add(record("number", "n" + i, "place", place, "trade", trade));
            }
        }
        Level same = level("same", null);
        Condition onePlace = new Condition(Measure.EQUAL, "place", null, null, null, null, null, null);
        var specification = new Specification(
                null,
                List.of(new BlockingRule("number", List.of("number"), true, null)),
                List.of(
                        new Comparison("number", "number", null, null, null, null, List.of(same, otherwise())),
                        new Comparison("place", "place", null, null, null, null, List.of(same, otherwise())),
                        new Comparison("there", "trade", null, null, onePlace, null, List.of(same, otherwise())),
                        new Comparison("trade", "trade", null, null, null, onePlace, List.of(same, otherwise()))));

        Model model = new Estimation(specification, records, 0, SEED, what -> {})
                .estimate("t", "")
                .model();

        assertThat(model.comparisons().get(2).levels().getFirst().u())
                .as("seed %d", SEED)
                .isCloseTo(0.5, within(0.05));
        Score score = new Scorer(model).score(records.get(0), records.get(1));
        assertThat(score.bars())
                .extracting(Score.Bar::comparison)
                .contains("there")
                .doesNotContain("trade");
        assertThat(score.weight())
                .isCloseTo(score.bars().stream().mapToDouble(Score.Bar::bits).sum(), within(1e-9));
    }

    private static Model.Thresholds thresholds(LinkPolicy policy, double... weights) {
        long[] pairs = new long[weights.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = CandidatePairs.pair(2 * i, 2 * i + 1);
        }
        return DecisionThresholds.of(policy, 2 * weights.length, pairs, weights);
    }

    private static void assertRecovered(Model model) {
        for (Comparison comparison : model.comparisons()) {
            double chance = 1.0 / VALUES.getOrDefault(comparison.name(), 1);
            double repeated = REPEATED.getOrDefault(comparison.name(), 1.0);
            Level same = comparison.levels().getFirst();
            assertThat(same.m())
                    .as("seed %d: m of %s", SEED, comparison.name())
                    .isCloseTo(repeated + (1 - repeated) * chance, within(0.03));
            assertThat(same.u())
                    .as("seed %d: u of %s", SEED, comparison.name())
                    .isCloseTo(chance, within(0.06 * chance));
        }
    }

    private static Found estimate(Specification specification, long seed) {
        return new Estimation(specification, records(seed), 0, seed, what -> {}).estimate("t", "synthetic");
    }

    private static List<Features> records(long seed) {
        var random = new SplittableRandom(seed);
        List<Features> records = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Map<String, List<String>> first = new HashMap<>();
            Map<String, List<String>> second = new HashMap<>();
            for (String attribute : List.of("name", "place", "year", "trade")) {
                int values = VALUES.getOrDefault(attribute, 1);
                String value = attribute + random.nextInt(values);
                first.put(attribute, List.of(value));
                boolean repeated = random.nextDouble() < REPEATED.getOrDefault(attribute, 1.0);
                second.put(attribute, List.of(repeated ? value : attribute + random.nextInt(values)));
            }
            records.add(new Features(first));
            records.add(new Features(second));
        }
        return records;
    }

    private static Specification specification(List<BlockingRule> rules) {
        return new Specification(
                null,
                rules,
                List.of("name", "place", "year", "trade").stream()
                        .map(each -> new Comparison(
                                each, each, null, null, null, null, List.of(level("same", null), otherwise())))
                        .toList());
    }

    private static Features record(String... attributesAndValues) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < attributesAndValues.length; i += 2) {
            values.put(attributesAndValues[i], List.of(attributesAndValues[i + 1]));
        }
        return new Features(values);
    }

    private static Level level(String name, @org.jspecify.annotations.Nullable Double rarity) {
        return new Level(name, Measure.EQUAL, null, null, null, null, null, null, null, rarity, null, null, null);
    }

    private static Level otherwise() {
        return new Level("different", Measure.ELSE, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static byte[] written(Model model) {
        var out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
