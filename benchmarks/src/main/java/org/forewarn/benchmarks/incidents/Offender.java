package org.forewarn.benchmarks.incidents;

import java.util.List;
import org.forewarn.benchmarks.incidents.Names.Forename;
import org.forewarn.kit.place.OutwardCode;

/**
 * One invented man, as he is: what reports know of him is told elsewhere.
 *
 * @param index counts the offenders of a run from 0
 * @param group background, as the tables of names have it
 * @param otherNames under which he works besides his own
 * @param reach how far from home he goes, kilometres
 * @param phones one after the other; may be empty
 * @param reports how many there are about him when time does not run out first
 */
record Offender(
        long index,
        String group,
        Forename forename,
        String surname,
        List<Forename> otherNames,
        Looks looks,
        OutwardCode home,
        double reach,
        Habits habits,
        List<String> phones,
        List<String> emails,
        List<String> handles,
        List<String> profiles,
        List<String> payments,
        List<Car> cars,
        int reports) {

    /** His name in the truth. */
    String label() {
        return label(index);
    }

    static String label(long index) {
        return "O" + index;
    }
}
