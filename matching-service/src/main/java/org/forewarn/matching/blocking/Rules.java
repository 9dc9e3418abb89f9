package org.forewarn.matching.blocking;

import org.forewarn.matching.enrichment.Enricher;
import org.forewarn.matching.enrichment.SealedTexts;

/**
 * What the stages decide by: the same in every instance, or the stream is not exact.
 *
 * @param keys in which blocks a report meets others
 * @param slots where those blocks are kept
 * @param limits how many may meet in one
 * @param comparer what two that met are to each other
 * @param enricher what is understood of a report
 */
public record Rules(BlockingKeys keys, Slots slots, BlockLimits limits, ReportComparer comparer, Enricher enricher) {

    /** Without what is sealed: narratives are not read. */
    public Rules(BlockingKeys keys, Slots slots, BlockLimits limits, ReportComparer comparer) {
        this(keys, slots, limits, comparer, new Enricher(SealedTexts.closed()));
    }
}
