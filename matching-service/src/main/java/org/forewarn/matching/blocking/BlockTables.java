package org.forewarn.matching.blocking;

import org.forewarn.matching.state.ScannedTable;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.matching.Carrier;
import org.forewarn.schemas.matching.GenericKey;
import org.forewarn.schemas.matching.Visit;

/**
 * What a slot remembers.
 *
 * @param visitors the newest visit of each report that carries one of the slot's keys, by reportId
 * @param carriers who carries a key, by key and reportId
 * @param generic keys that too many reports carry, by key
 */
public record BlockTables(Table<Visit> visitors, ScannedTable<Carrier> carriers, Table<GenericKey> generic) {}
