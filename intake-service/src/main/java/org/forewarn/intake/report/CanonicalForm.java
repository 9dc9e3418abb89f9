package org.forewarn.intake.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One text per meaning: two bodies that say the same, in whatever order, spacing, escapes or offset, have the same
 * canonical form, and two that differ in anything have different ones. Names are sorted, times are UTC, and what was not
 * given is left out, so that a field that the form gains later changes the form of no older report.
 */
final class CanonicalForm {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            // else a record's components come first, in the order of their declaration
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    private CanonicalForm() {}

    /** The whole report, what will be sealed included. */
    static String of(Report report) {
        return MAPPER.writeValueAsString(report);
    }

    /** The reporter alone, as it is sealed. */
    static String of(Report.Reporter reporter) {
        return MAPPER.writeValueAsString(reporter);
    }
}
