package org.forewarn.alert.warning;

import java.util.Locale;

/** What the policy makes of a case. */
public sealed interface Decision {

    /** It is worth a warning, and this is what it would say. */
    record Draft(WarningContent content) implements Decision {}

    /** No warning, and why. */
    record Suppress(Reason reason) implements Decision {}

    /** Why there is no warning, or no longer. */
    enum Reason {
        /** No report's consent covers a warning. */
        NO_CONSENT,
        /** The reports that may be used are neither severe nor several. */
        NOT_SEVERE_ENOUGH,
        /** They would be enough, but what they tell of is too long ago. */
        TOO_OLD,
        /** No report that may be used says where. */
        NO_AREA,
        /** A warning of all these reports has ended; there is nothing new. */
        ALREADY_WARNED,
        /** No report is left. */
        CASE_CLOSED;

        /** The word for metrics and the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
