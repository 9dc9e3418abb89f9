package org.forewarn.matching.casefile;

import org.forewarn.kit.evidence.Waterfall;
import org.forewarn.kit.evidence.WaterfallSvg;
import org.forewarn.matching.casefile.LinkAnswerer.LinkAsked;
import org.forewarn.matching.cases.CaseReader;
import org.forewarn.matching.cases.CaseReader.Found;
import org.forewarn.matching.cases.CaseReader.Standing;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.peer.Answerer;
import org.forewarn.matching.stream.StoreNames;

/** A link of a case, from the instance that has the case stage. */
final class LinkAnswerer implements Answerer<LinkAsked, Reply> {

    private static final String PICTURE = "waterfall";

    private final CaseStores stores;
    private final ModelThresholds thresholds;

    LinkAnswerer(CaseStores stores, ModelThresholds thresholds) {
        this.stores = stores;
        this.thresholds = thresholds;
    }

    /**
     * @param left one report
     * @param right the other; not the same
     */
    record LinkAsked(String caseId, String left, String right, Viewer viewer) {}

    @Override
    public String subject() {
        return "link";
    }

    @Override
    public String store() {
        return StoreNames.CASE_PAIRS;
    }

    @Override
    public Class<LinkAsked> questions() {
        return LinkAsked.class;
    }

    @Override
    public Class<Reply> answers() {
        return Reply.class;
    }

    @Override
    public Reply answer(int partition, LinkAsked asked) {
        CaseReader reader = stores.reader(partition);
        return reader.link(Pair.of(asked.left(), asked.right()))
                .filter(standing ->
                        asked.viewer().maySee(standing.left()) && asked.viewer().maySee(standing.right()))
                .map(standing ->
                        belongs(standing, asked.caseId()) ? found(asked, standing) : moved(partition, asked, standing))
                .orElseGet(Reply::absent);
    }

    /** A link for review can lead to another case: it is seen from either. */
    private static boolean belongs(Standing standing, String caseId) {
        return standing.leftCase().equals(caseId) || standing.rightCase().equals(caseId);
    }

    private Reply found(LinkAsked asked, Standing standing) {
        var limits = thresholds.of(standing.link());
        var picture = WaterfallSvg.of(Waterfall.of(standing.link(), limits), PICTURE);
        return Reply.found(CaseFile.link(asked.caseId(), standing.link(), limits), picture);
    }

    private Reply moved(int partition, LinkAsked asked, Standing standing) {
        return switch (stores.reader(partition).find(asked.caseId())) {
            case Found.Moved(String present)
            when belongs(standing, present) && stores.mayFollow(asked.viewer(), asked.caseId(), present, partition) ->
                Reply.moved(present);
            case Found.Moved _, Found.Open _, Found.Absent _ -> Reply.absent();
            case Found.Changing _ -> throw CaseStores.changing();
        };
    }
}
