package org.forewarn.matching.casefile;

import org.forewarn.matching.casefile.CaseAnswerer.CaseAsked;
import org.forewarn.matching.cases.CaseReader.Found;
import org.forewarn.matching.peer.Answerer;
import org.forewarn.matching.stream.StoreNames;

/** A case, from the instance that has the case stage. */
final class CaseAnswerer implements Answerer<CaseAsked, Reply> {

    private final CaseStores stores;
    private final ModelThresholds thresholds;

    CaseAnswerer(CaseStores stores, ModelThresholds thresholds) {
        this.stores = stores;
        this.thresholds = thresholds;
    }

    record CaseAsked(String id, Viewer viewer) {}

    @Override
    public String subject() {
        return "case";
    }

    @Override
    public String store() {
        return StoreNames.CASE_HEADS;
    }

    @Override
    public Class<CaseAsked> questions() {
        return CaseAsked.class;
    }

    @Override
    public Class<Reply> answers() {
        return Reply.class;
    }

    @Override
    public Reply answer(int partition, CaseAsked asked) {
        return switch (stores.reader(partition).find(asked.id())) {
            case Found.Open(var state) ->
                asked.viewer().mayOpen(state)
                        ? Reply.found(CaseFile.of(state, asked.viewer(), thresholds::of), null)
                        : Reply.absent();
            case Found.Moved(String caseId) ->
                stores.mayFollow(asked.viewer(), asked.id(), caseId, partition) ? Reply.moved(caseId) : Reply.absent();
            case Found.Absent() -> Reply.absent();
            case Found.Changing() -> throw CaseStores.changing();
        };
    }
}
