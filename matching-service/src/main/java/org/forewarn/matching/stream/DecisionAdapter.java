package org.forewarn.matching.stream;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.forewarn.matching.cases.CaseInputs;
import org.forewarn.schemas.event.LinkDecision;
import org.forewarn.schemas.matching.CaseInput;

/** Reads {@code link-decisions}: a reviewer's word on a pair, or that it was taken back. */
public final class DecisionAdapter implements StageProcessor.Stage<LinkDecision, CaseInput> {

    @Override
    public List<Record<String, CaseInput>> take(Record<String, LinkDecision> record, long offset) {
        var input = CaseInputs.decision(record.key(), record.value(), offset, Instant.ofEpochMilli(record.timestamp()));
        return List.of(record.withValue(input));
    }
}
