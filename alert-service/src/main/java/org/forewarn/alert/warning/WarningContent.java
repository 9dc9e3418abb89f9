package org.forewarn.alert.warning;

import java.util.List;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;

/**
 * What a warning says, to where, and what it rests on.
 *
 * @param areaDescription the area in words
 * @param outwardCodes the area, sorted
 * @param texts one per language, English first
 * @param reportIds the reports it was made from, sorted; every one with consent
 */
public record WarningContent(
        Severity severity,
        Certainty certainty,
        Urgency urgency,
        Lane lane,
        String areaDescription,
        List<String> outwardCodes,
        List<WarningText> texts,
        List<String> reportIds) {

    public WarningContent {
        outwardCodes = List.copyOf(outwardCodes);
        texts = List.copyOf(texts);
        reportIds = List.copyOf(reportIds);
    }

    /** The same for those who may not know which reports there are. */
    public WarningContent withoutReports() {
        return new WarningContent(severity, certainty, urgency, lane, areaDescription, outwardCodes, texts, List.of());
    }
}
