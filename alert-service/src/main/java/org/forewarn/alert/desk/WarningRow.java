package org.forewarn.alert.desk;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.warning.Standing;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.alert.warning.WarningState;

/**
 * A warning as the database has it.
 *
 * @param number grows with each new warning
 * @param version how often what it would say changed
 * @param revision the last that was issued; 0: none
 */
record WarningRow(
        UUID warningId,
        long number,
        String caseId,
        WarningState state,
        WarningContent proposed,
        int version,
        int revision,
        Set<String> covered,
        Set<String> restedOn) {

    /** The one that goes on when cases become one: an issued one, else a draft, else the oldest. */
    static final Comparator<WarningRow> GOES_ON = Comparator.comparing((WarningRow row) -> switch (row.state) {
                case ISSUED -> 0;
                case DRAFTED -> 1;
                case WITHDRAWN -> 2;
                case ABSORBED -> 3;
            })
            .thenComparing(WarningRow::number);

    Standing standing() {
        return new Standing(state, proposed, covered, restedOn);
    }

    /** Together with others that it absorbs: what they told counts as told. */
    WarningRow with(List<WarningRow> others) {
        var allCovered = new HashSet<>(covered);
        var allRestedOn = new HashSet<>(restedOn);
        for (WarningRow other : others) {
            allCovered.addAll(other.covered);
            allRestedOn.addAll(other.restedOn);
        }
        return new WarningRow(warningId, number, caseId, state, proposed, version, revision, allCovered, allRestedOn);
    }
}
