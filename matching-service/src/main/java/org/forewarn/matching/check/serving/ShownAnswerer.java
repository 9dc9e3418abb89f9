package org.forewarn.matching.check.serving;

import java.util.List;
import org.forewarn.matching.check.serving.ShownAnswerer.ReportsAsked;
import org.forewarn.matching.check.serving.ShownAnswerer.Shown;
import org.forewarn.matching.peer.Answerer;
import org.forewarn.matching.peer.LocalStores;
import org.forewarn.matching.stream.StoreNames;
import org.forewarn.schemas.matching.CaseNode;
import org.jspecify.annotations.Nullable;

/** Which reports in escrow a case shows, from the one partition of the case stage. */
final class ShownAnswerer implements Answerer<ReportsAsked, Shown> {

    private final LocalStores stores;

    ShownAnswerer(LocalStores stores) {
        this.stores = stores;
    }

    /** A version of a report. */
    record Version(String reportId, long version) {}

    record ReportsAsked(List<Version> reports) {}

    record Shown(List<String> reportIds) {}

    @Override
    public String subject() {
        return "shown";
    }

    @Override
    public String store() {
        return StoreNames.CASE_NODES;
    }

    @Override
    public Class<ReportsAsked> questions() {
        return ReportsAsked.class;
    }

    @Override
    public Class<Shown> answers() {
        return Shown.class;
    }

    @Override
    public Shown answer(int partition, ReportsAsked asked) {
        var nodes = stores.<CaseNode>partition(store(), partition);
        return new Shown(asked.reports().stream()
                .filter(report -> isShown(nodes.get(report.reportId()), report.version()))
                .map(Version::reportId)
                .toList());
    }

    /** At another version its consent may be another. */
    private static boolean isShown(@Nullable CaseNode node, long version) {
        return node != null && node.getCaseId() != null && node.getVersion() == version;
    }
}
