package org.forewarn.matching.casefile;

import org.forewarn.matching.cases.CaseReader;
import org.forewarn.matching.cases.CaseReader.Found;
import org.forewarn.matching.cases.CaseTables;
import org.forewarn.matching.peer.HolderUnavailableException;
import org.forewarn.matching.peer.LocalStores;
import org.forewarn.matching.state.Draft;
import org.forewarn.matching.stream.StoreNames;

/** The case stage's stores, to be read where they are. */
final class CaseStores {

    private final LocalStores stores;

    CaseStores(LocalStores stores) {
        this.stores = stores;
    }

    CaseReader reader(int partition) {
        return new CaseReader(
                () -> new CaseTables(
                        draft(StoreNames.CASE_NODES, partition),
                        draft(StoreNames.CASE_FACTS, partition),
                        draft(StoreNames.CASE_PAIRS, partition),
                        draft(StoreNames.CASE_HEADS, partition),
                        draft(StoreNames.CASE_MEMBERS, partition),
                        draft(StoreNames.CASE_SWITCHES, partition)),
                stores.partition(SuccessorBranch.SUCCESSORS, partition));
    }

    /** Whether an id may be answered with the case it leads to. */
    boolean mayFollow(Viewer viewer, String id, String caseId, int partition) {
        return viewer.staff()
                || switch (reader(partition).find(caseId)) {
                    case Found.Open(var state) -> viewer.mayFollow(id, state);
                    case Found.Moved _, Found.Absent _ -> false;
                    case Found.Changing _ -> throw changing();
                };
    }

    static HolderUnavailableException changing() {
        return new HolderUnavailableException("The case changes at this moment");
    }

    /** Whatever is written to it is forgotten with it. */
    private <V> Draft<V> draft(String store, int partition) {
        return new Draft<>(stores.<V>partition(store, partition));
    }
}
