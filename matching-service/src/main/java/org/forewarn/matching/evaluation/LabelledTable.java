package org.forewarn.matching.evaluation;

import java.nio.file.Path;
import java.util.List;
import org.forewarn.matching.linkage.Features;
import org.forewarn.matching.linkage.Specification;

/** A table read by a configuration, with its truth, for whoever measures something else than {@link Evaluate} does. */
public final class LabelledTable {

    private final Specification specification;
    private final Input input;
    private final Truth truth;

    private LabelledTable(Specification specification, Input input, Truth truth) {
        this.specification = specification;
        this.input = input;
        this.truth = truth;
    }

    /** @throws InputException when one of the files is not what it should be, or the truth is not told */
    public static LabelledTable read(Path config, Path data) {
        EvaluationConfig read = EvaluationConfig.read(config);
        Options options = Options.parse(List.of("--config", config.toString(), "--data", data.toString()));
        Input input = Input.read(read, options);
        Truth truth = input.truth();
        if (truth == null) {
            throw new InputException(config + " tells no truth");
        }
        return new LabelledTable(read.specification(), input, truth);
    }

    public Specification specification() {
        return specification;
    }

    public List<Features> records() {
        return input.records();
    }

    /** Whether two rows, by index, are about the same person. */
    public boolean same(int one, int other) {
        return truth.same(one, other);
    }

    public long truePairs() {
        return truth.pairs();
    }
}
