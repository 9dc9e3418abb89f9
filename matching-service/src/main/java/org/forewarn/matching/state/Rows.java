package org.forewarn.matching.state;

import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Rows that share what they hold. */
public final class Rows {

    private Rows() {}

    /**
     * A row of its own that holds the same values: Avro's builders copy all that hangs on them, which for a report is
     * some hundred objects. What both hold must not be changed, only replaced.
     */
    @SuppressWarnings("unchecked")
    public static <R extends SpecificRecordBase> R copy(R row) {
        var copy = (R) SpecificData.newInstance(row.getClass(), row.getSchema());
        for (int field = 0; field < row.getSchema().getFields().size(); field++) {
            copy.put(field, row.get(field));
        }
        return copy;
    }
}
