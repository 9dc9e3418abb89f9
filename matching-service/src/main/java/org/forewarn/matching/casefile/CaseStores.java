package org.forewarn.matching.casefile;

import org.forewarn.matching.cases.CaseReader;
import org.forewarn.matching.cases.CaseTables;
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
                        draft(StoreNames.CASE_PAIRS, partition),
                        draft(StoreNames.CASE_HEADS, partition),
                        draft(StoreNames.CASE_MEMBERS, partition),
                        draft(StoreNames.CASE_SWITCHES, partition)),
                stores.partition(SuccessorBranch.SUCCESSORS, partition));
    }

    /** Whatever is written to it is forgotten with it. */
    private <V> Draft<V> draft(String store, int partition) {
        return new Draft<>(stores.<V>partition(store, partition));
    }
}
