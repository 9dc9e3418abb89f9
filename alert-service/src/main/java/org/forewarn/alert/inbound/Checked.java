package org.forewarn.alert.inbound;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What matching-service says to a check. */
sealed interface Checked {

    /**
     * It was reported.
     *
     * @param more whether there are more reports than were counted
     * @param severity a word of CAP 1.2 in lower case
     */
    record Known(
            int reports,
            int charities,
            boolean more,
            @Nullable YearMonth last,
            String severity,
            List<String> counties) implements Checked {}

    /** It was not, or may not be told of. */
    record Unknown() implements Checked {}

    /** A part that fits too many. */
    record TooMany() implements Checked {}

    /** It cannot be read as what it was taken for, or too little of it was given. */
    record Unread() implements Checked {}

    /** Our own limit is used up. */
    record Enough() implements Checked {}

    /** Nobody can tell now; not the same as unknown. */
    record Away() implements Checked {}
}
