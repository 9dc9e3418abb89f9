package org.forewarn.matching.linkage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Where the records of a model meet, so that not all need be compared with all. */
public final class Blocking {

    /** Keys of one rule for one record: a record with more combinations than this is a list of things. */
    public static final int MAX_KEYS_PER_RULE = 64;

    private final List<BlockingRule> rules;
    private final Derivations derivations;

    public Blocking(Model model) {
        this(model.specification());
    }

    public Blocking(Specification specification) {
        this.rules = specification.blocking();
        this.derivations = new Derivations(specification.derived());
    }

    public List<BlockingRule> rules() {
        return rules;
    }

    /** In the order of the rules and of the values; distinct; bounded by {@link #MAX_KEYS_PER_RULE} for each rule. */
    public List<BlockingKey> keysOf(Features features) {
        Features all = derivations.applyTo(features);
        List<BlockingKey> keys = new ArrayList<>();
        for (BlockingRule rule : rules) {
            for (String value : valuesOf(rule, all)) {
                keys.add(new BlockingKey(rule.name(), value));
            }
        }
        return keys;
    }

    /** @param all the features with the derived ones */
    static List<String> valuesOf(BlockingRule rule, Features all) {
        List<String> combinations = List.of("");
        for (String attribute : rule.attributes()) {
            var next = new LinkedHashSet<String>();
            for (String begun : combinations) {
                for (String value : all.of(attribute)) {
                    if (next.size() < MAX_KEYS_PER_RULE) {
                        next.add(begun.isEmpty() ? value : begun + '|' + value);
                    }
                }
            }
            combinations = List.copyOf(next);
        }
        return combinations;
    }
}
