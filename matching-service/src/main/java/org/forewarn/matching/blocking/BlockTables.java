package org.forewarn.matching.blocking;

import org.forewarn.matching.state.ScannedTable;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.matching.Block;
import org.forewarn.schemas.matching.Carrier;
import org.forewarn.schemas.matching.Visit;

/**
 * What a slot remembers.
 *
 * @param visitors the newest visit of each report that carries one of the slot's keys, by reportId
 * @param blocks who carries a key, by key: read as one row, because a report carries many keys and most are its own
 * @param carriers who carries a generic key, by key and reportId
 */
public record BlockTables(Table<Visit> visitors, Table<Block> blocks, ScannedTable<Carrier> carriers) {}
