package org.forewarn.matching.casefile;

import org.forewarn.matching.cases.CaseReader;
import org.forewarn.matching.cases.CaseTables;
import org.forewarn.matching.peer.LocalStores;
import org.forewarn.matching.stream.StoreNames;

/** The case stage's stores, to be read where they are. */
final class CaseStores {

    private final LocalStores stores;

    CaseStores(LocalStores stores) {
        this.stores = stores;
    }

    CaseReader reader(int partition) {
        return new CaseReader(
                new CaseTables(
                        stores.partition(StoreNames.CASE_NODES, partition),
                        stores.partition(StoreNames.CASE_PAIRS, partition),
                        stores.partition(StoreNames.CASE_HEADS, partition)),
                stores.partition(SuccessorBranch.SUCCESSORS, partition));
    }
}
