package org.forewarn.matching.blocking;

import java.util.ArrayList;
import java.util.Optional;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.matching.BlockAck;
import org.forewarn.schemas.matching.SettledReport;
import org.forewarn.schemas.matching.Settling;

/** The blocks' answers: a report is settled when all of them have met its newest version. */
public final class SettleStage {

    private final Table<EnrichedReport> enriched;
    private final Table<Settling> settling;

    /** Over the tables of {@link ReportStage}. */
    public SettleStage(Table<EnrichedReport> enriched, Table<Settling> settling) {
        this.enriched = enriched;
        this.settling = settling;
    }

    /** The report, when this was the last answer it waited for; an answer to an older version is worth nothing. */
    public Optional<SettledReport> take(BlockAck ack) {
        String reportId = ack.getReportId();
        Settling before = settling.get(reportId);
        if (before == null
                || before.getVersion() != ack.getVersion()
                || !before.getWaitingFor().contains(ack.getKey())) {
            return Optional.empty();
        }
        var waitingFor = new ArrayList<>(before.getWaitingFor());
        waitingFor.remove(ack.getKey());
        var pairs = new ArrayList<>(before.getPairs());
        pairs.addAll(ack.getPairs());
        if (!waitingFor.isEmpty()) {
            settling.put(reportId, new Settling(ack.getVersion(), waitingFor, pairs));
            return Optional.empty();
        }
        settling.remove(reportId);
        return Optional.ofNullable(enriched.get(reportId))
                .map(live -> new SettledReport(reportId, ack.getVersion(), live.getFacts(), pairs));
    }
}
