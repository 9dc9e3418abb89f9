package org.forewarn.matching.linkage;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can only hold of candidates, because a strong blocking rule is by what it finds equal. */
final class Identifiers {

    private final Set<String> blocked = new HashSet<>();
    private final List<Comparison> comparisons;

    Identifiers(Specification specification) {
        this.comparisons = specification.comparisons();
        for (BlockingRule rule : specification.blocking()) {
            if (rule.isStrong() && rule.attributes().size() == 1 && rule.atMost() == null) {
                blocked.addAll(rule.attributes());
            }
        }
    }

    /** By comparison and level. */
    boolean[][] levels() {
        return comparisons.stream().map(this::levels).toArray(boolean[][]::new);
    }

    boolean any() {
        return Arrays.stream(levels()).anyMatch(levels -> {
            for (boolean level : levels) {
                if (level) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Which comparisons are asked only where an identifier is shared, so that all they say is said of candidates. */
    boolean[] comparisons() {
        boolean[] found = new boolean[comparisons.size()];
        for (int i = 0; i < found.length; i++) {
            Condition when = comparisons.get(i).when();
            found[i] = when != null && shared(when, comparisons.get(i).attribute());
        }
        return found;
    }

    private boolean[] levels(Comparison comparison) {
        boolean[] found = new boolean[comparison.levels().size()];
        for (int j = 0; j < found.length; j++) {
            Level level = comparison.levels().get(j);
            found[j] = shared(level.condition(), comparison.attribute());
        }
        return found;
    }

    /** Of several conditions it is enough that one, without which the level does not hold, is by an identifier. */
    private boolean shared(Condition condition, String otherwise) {
        if (condition.all() != null) {
            return condition.all().stream().anyMatch(each -> shared(each, otherwise));
        }
        String attribute = condition.attribute() == null ? otherwise : condition.attribute();
        return condition.test() == Measure.EQUAL && condition.against() == null && blocked.contains(attribute);
    }
}
