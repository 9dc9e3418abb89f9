package org.forewarn.matching.linkage;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.matching.linkage.Score.Bar;

/**
 * Weighs two records against each other (Fellegi and Sunter 1969). The same two records always give the same score, in
 * either order.
 */
public final class Scorer {

    private static final String PRIOR = "prior";

    private final Model model;
    private final Bar prior;

    public Scorer(Model model) {
        this.model = model;
        this.prior = new Bar(PRIOR, PRIOR, model.priorBits());
    }

    public Model model() {
        return model;
    }

    public Score score(Features one, Features other) {
        List<Bar> bars = new ArrayList<>();
        bars.add(prior);
        for (Comparison comparison : model.comparisons()) {
            comparison
                    .levelOf(one, other)
                    .ifPresent(level -> bars.add(new Bar(comparison.name(), level.name(), level.bits())));
        }
        return new Score(bars);
    }
}
