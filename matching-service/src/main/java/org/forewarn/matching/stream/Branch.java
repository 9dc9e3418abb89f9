package org.forewarn.matching.stream;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.EnrichedReport;

/** What grows beside the way from reports to cases: it may read on, and changes nothing of it. */
public interface Branch {

    /**
     * Adds its stores and processors.
     *
     * @param enriched by reportId; null: withdrawn
     * @param cases every state of a case, by caseId, in the one partition of the case stage
     * @param partitions of {@code reports}, and so of the topics between the stages
     */
    void grow(
            StreamsBuilder builder,
            KStream<String, EnrichedReport> enriched,
            KStream<String, Case> cases,
            int partitions);
}
