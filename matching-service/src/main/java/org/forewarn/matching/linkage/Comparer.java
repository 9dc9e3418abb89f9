package org.forewarn.matching.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The comparisons of a specification, ready: which level each comes to of two prepared records. No weights. */
final class Comparer {

    /** Neither for nor against: a value is missing, or no level holds. */
    static final byte NOTHING = -1;

    private final Derivations derivations;

    /** By slot. */
    private final List<String> attributes;

    /** By slot; null: every value counts alike. */
    private final List<@Nullable FrequencyTable> tables;

    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final List<Set<Reading.Kind>> kinds = new ArrayList<>();
    private final List<Reading> readings;

    /** By comparison and level; null for {@code else}. */
    private final @Nullable Test[][] tests;

    /** By comparison, what must hold, and what must not; null for nothing. */
    private final @Nullable Test[] when;

    private final @Nullable Test[] unless;

    Comparer(Specification specification, Map<String, FrequencyTable> frequencies) {
        this.tests = new @Nullable Test[specification.comparisons().size()][];
        this.when = new @Nullable Test[tests.length];
        this.unless = new @Nullable Test[tests.length];
        for (int i = 0; i < tests.length; i++) {
            Comparison comparison = specification.comparisons().get(i);
            when[i] = comparison.when() == null ? null : compile(comparison.when(), comparison.attribute());
            unless[i] = comparison.unless() == null ? null : compile(comparison.unless(), comparison.attribute());
            tests[i] = new @Nullable Test[comparison.levels().size()];
            for (int j = 0; j < tests[i].length; j++) {
                Level level = comparison.levels().get(j);
                tests[i][j] = level.test() == Measure.ELSE ? null : compile(level.condition(), comparison.attribute());
            }
        }
        this.derivations = new Derivations(specification.derived()).towards(slots.keySet());
        this.readings = kinds.stream().map(Reading::new).toList();
        this.attributes = List.copyOf(slots.keySet());
        this.tables = attributes.stream().map(frequencies::get).toList();
    }

    private Test compile(Condition condition, String ofComparison) {
        if (condition.all() != null) {
            return new Test.All(compile(condition.all(), ofComparison));
        }
        if (condition.any() != null) {
            return new Test.Any(compile(condition.any(), ofComparison));
        }
        Measure measure = condition.test();
        if (measure == null || measure == Measure.ELSE) {
            throw new IllegalArgumentException("else stands alone, as a level");
        }
        double bound = condition.atLeast() != null
                ? condition.atLeast()
                : condition.atMost() != null ? condition.atMost() : Double.NaN;
        String attribute = condition.attribute() == null ? ofComparison : condition.attribute();
        int slot = slot(attribute, measure);
        if (measure.ofSets()) {
            return new Test.Sets(slot, measure, bound);
        }
        int against = condition.against() == null ? slot : slot(condition.against(), measure);
        boolean both = condition.both() != null && condition.both();
        return new Test.Values(slot, against, both, Nearness.of(measure, bound));
    }

    private Test[] compile(List<Condition> conditions, String ofComparison) {
        return conditions.stream().map(each -> compile(each, ofComparison)).toArray(Test[]::new);
    }

    private int slot(String attribute, Measure measure) {
        int slot = slots.computeIfAbsent(attribute, none -> {
            kinds.add(EnumSet.noneOf(Reading.Kind.class));
            return kinds.size() - 1;
        });
        kinds.get(slot).add(Reading.of(measure));
        return slot;
    }

    /** The attributes that any comparison reads and that have values, derived ones among them. */
    Features compared(Features features) {
        Map<String, List<String>> kept =
                new LinkedHashMap<>(derivations.applyTo(features).values());
        kept.keySet().retainAll(slots.keySet());
        // who reads it later takes what is named for present
        kept.values().removeIf(List::isEmpty);
        return new Features(kept);
    }

    Prepared prepare(Features features) {
        Features all = derivations.applyTo(features);
        return lazily(all.values().keySet(), all::of).whole();
    }

    /**
     * @param present attributes that have values, of derived ones too
     * @param texts the values of one of them
     */
    Prepared lazily(Collection<String> present, Function<String, List<String>> texts) {
        var prepared = new Prepared(attributes.size(), slot -> read(slot, texts.apply(attributes.get(slot))));
        for (String attribute : present) {
            Integer slot = slots.get(attribute);
            if (slot != null) {
                prepared.has(slot);
            }
        }
        return prepared;
    }

    private Value[] read(int slot, List<String> texts) {
        if (texts.isEmpty()) {
            return Prepared.MISSING;
        }
        FrequencyTable table = tables.get(slot);
        Reading reading = readings.get(slot);
        return texts.stream()
                .distinct()
                .map(text -> new Value(text, reading, table == null ? 0 : table.rarityOf(text)))
                .toArray(Value[]::new);
    }

    int comparisons() {
        return tests.length;
    }

    /** The index of the first level that holds, or {@link #NOTHING}. */
    byte level(int comparison, Prepared one, Prepared other) {
        if (!isAsked(comparison, one, other)) {
            return NOTHING;
        }
        @Nullable Test[] levels = tests[comparison];
        boolean known = false;
        for (byte i = 0; i < levels.length; i++) {
            Test test = levels[i];
            byte result = test == null ? (known ? Test.TRUE : Test.UNKNOWN) : test.of(one, other);
            if (result == Test.TRUE) {
                return i;
            }
            known |= result == Test.FALSE;
        }
        return NOTHING;
    }

    private boolean isAsked(int comparison, Prepared one, Prepared other) {
        Test wanted = when[comparison];
        Test unwanted = unless[comparison];
        return (wanted == null || wanted.of(one, other) == Test.TRUE)
                && (unwanted == null || unwanted.of(one, other) != Test.TRUE);
    }

    /** The least distance between values of the attribute; not a number when none can be measured. */
    double distance(Measure measure, String attribute, Prepared one, Prepared other) {
        int slot = slots.getOrDefault(attribute, -1);
        double least = Double.NaN;
        for (Value each : one.values(slot)) {
            for (Value another : other.values(slot)) {
                double distance = Nearness.distance(measure, each, another);
                least = Double.isNaN(least) || distance < least ? distance : least;
            }
        }
        return least;
    }

    /** Bits above or below the level's own, for values that are rarer or commoner than others. */
    double rarity(int comparison, int level, Prepared one, Prepared other) {
        Test test = tests[comparison][level];
        return test == null ? 0 : test.rarity(one, other);
    }
}
