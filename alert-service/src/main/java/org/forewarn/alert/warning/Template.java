package org.forewarn.alert.warning;

import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's own words around the facts.
 *
 * @param severity null: any for which there is none of its own
 * @param language BCP 47 tag
 * @param version 0: the suite's own
 * @param headline empty: the suite's own. {@code {type}} and {@code {place}} stand for the gravest type of incident and
 *     the first town
 * @param leadIn what stands before the types of incident, without colon; empty: the suite's own
 * @param ending what stands after everything but the reference, whole sentences; empty: nothing
 */
public record Template(
        MsgType kind,
        @Nullable Severity severity,
        String language,
        int version,
        String headline,
        String leadIn,
        String ending) {

    static final String TYPE = "{type}";
    static final String PLACE = "{place}";

    static Template none(MsgType kind, String language) {
        return new Template(kind, null, language, 0, "", "", "");
    }
}
