package org.forewarn.benchmarks.matching;

import java.util.List;
import org.forewarn.matching.linkage.Features;

/** Something that links records as they come, one at a time. */
interface Peer {

    /** What of: a name to print. */
    String name();

    /**
     * Takes all records, each of them indexed and compared before the next is looked at.
     *
     * @return the pairs held to be about one person, as of {@link Blocks#pairs}, each once
     */
    long[] link(List<Features> records);
}
