package org.forewarn.alert.warning;

import java.util.List;
import java.util.Objects;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a warning says, to where, and what it rests on.
 *
 * @param areaDescription the area in words
 * @param outwardCodes the area, sorted
 * @param texts one per language, English first: what those are told who hear of it for the first time
 * @param reportIds the reports it was made from, sorted; every one with consent
 * @param national whether it goes everywhere
 * @param lifetimeHours how long it holds once it is issued; 0: as the settings say
 * @param charities how many charities its reports are from
 * @param counties the area's counties, sorted; none when it goes everywhere
 * @param told what it says, one by one, and on whose word
 * @param updateTexts the same for those who were told of it before, when it is an update; as the texts otherwise
 */
public record WarningContent(
        Severity severity,
        Certainty certainty,
        Urgency urgency,
        Lane lane,
        String areaDescription,
        List<String> outwardCodes,
        List<WarningText> texts,
        List<String> reportIds,
        boolean national,
        int lifetimeHours,
        int charities,
        List<String> counties,
        List<Told> told,
        List<WarningText> updateTexts) {

    /** How the ids of such fields begin. */
    private static final String TYPE = FieldKind.TYPE.code() + ":";

    /** Fields that a row written by an earlier version lacks are empty. */
    public WarningContent {
        outwardCodes = List.copyOf(outwardCodes);
        texts = List.copyOf(texts);
        reportIds = List.copyOf(reportIds);
        counties = orNone(counties);
        told = orNone(told);
        updateTexts = orNone(updateTexts);
    }

    public WarningContent(
            Severity severity,
            Certainty certainty,
            Urgency urgency,
            Lane lane,
            String areaDescription,
            List<String> outwardCodes,
            List<WarningText> texts,
            List<String> reportIds) {
        this(
                severity,
                certainty,
                urgency,
                lane,
                areaDescription,
                outwardCodes,
                texts,
                reportIds,
                false,
                0,
                1,
                List.of(),
                List.of(),
                List.of());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return List.copyOf(Objects.requireNonNullElse(list, List.of()));
    }

    /** What it says was reported: words of the vocabulary of incidents, sorted. */
    public List<String> incidentTypes() {
        return told.stream()
                .map(Told::field)
                .filter(field -> field.startsWith(TYPE))
                .map(field -> field.substring(TYPE.length()))
                .sorted()
                .toList();
    }

    /** The same for those who may not know which reports there are. */
    public WarningContent withoutReports() {
        return with(texts, updateTexts, List.of(), List.of());
    }

    /** The same, said in other words. */
    WarningContent saying(List<WarningText> others) {
        return with(others, List.of(), reportIds, List.of());
    }

    /** Whether people would be told the same: what it rests on may differ. */
    public boolean saysTheSameAs(WarningContent other) {
        return texts.equals(other.texts) && outwardCodes.equals(other.outwardCodes) && severity == other.severity;
    }

    WarningContent on(Lane other) {
        return new WarningContent(
                severity,
                certainty,
                urgency,
                other,
                areaDescription,
                outwardCodes,
                texts,
                reportIds,
                national,
                lifetimeHours,
                charities,
                counties,
                told,
                updateTexts);
    }

    private WarningContent with(
            List<WarningText> others, List<WarningText> updates, List<String> reports, List<Told> facts) {
        return new WarningContent(
                severity,
                certainty,
                urgency,
                lane,
                areaDescription,
                outwardCodes,
                others,
                reports,
                national,
                lifetimeHours,
                charities,
                counties,
                facts,
                updates);
    }
}
