package org.forewarn.matching.cases;

import org.forewarn.matching.state.ScannedTable;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseMember;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.CaseSwitch;

/**
 * What the case stage remembers.
 *
 * @param nodes by reportId
 * @param facts of the versions that are shown or wait for that, by {@code reportId|version}: kept apart because a node is
 *     read for every neighbour and every answer, and what it says for its case only
 * @param pairs by {@code left|right}; the nodes of both name the other
 * @param heads of open cases, by caseId
 * @param members of open cases, by {@code caseId|reportId}
 * @param switches whether the stage publishes, and what another stream left standing
 */
public record CaseTables(
        Table<CaseNode> nodes,
        Table<ReportFacts> facts,
        ScannedTable<CasePair> pairs,
        ScannedTable<CaseHead> heads,
        ScannedTable<CaseMember> members,
        ScannedTable<CaseSwitch> switches) {}
