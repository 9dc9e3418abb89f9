package org.forewarn.alert.warning;

import java.util.List;
import java.util.Optional;

/**
 * What came of putting a warning together.
 *
 * @param content what would be said; nothing when there is nobody to tell or nothing to tell
 * @param offers everything there is to tell, ticked or not
 * @param refusals why it may not be said so; empty: it may
 */
public record Composed(Optional<WarningContent> content, List<Offer> offers, List<Refusal> refusals) {

    public Composed {
        offers = List.copyOf(offers);
        refusals = List.copyOf(refusals);
    }

    /**
     * A thing that could be told.
     *
     * @param words as the English text says it
     * @param reportIds who says so, sorted; reports that may be used only
     * @param ticked whether it is told, as far as there is room
     * @param tellable whether it may be told in this area
     * @param why it may not; empty: it may
     */
    public record Offer(
            String field,
            FieldKind kind,
            String words,
            List<String> reportIds,
            boolean ticked,
            boolean tellable,
            String why) {

        public Offer {
            reportIds = List.copyOf(reportIds);
        }
    }
}
