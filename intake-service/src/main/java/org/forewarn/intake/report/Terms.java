package org.forewarn.intake.report;

import org.jspecify.annotations.Nullable;

/**
 * How a report is sent, beside what it says.
 *
 * @param mode whether it may take the place of another content
 * @param reference the charity's reference as the path names it; null when the body names it
 * @param idempotencyKey as sent, unquoted; it is the reference when the body names none. Null without one
 * @param mapping name and version of the mapping that made the document; null when it came in our form
 */
public record Terms(
        Mode mode,
        @Nullable String reference,
        @Nullable String idempotencyKey,
        @Nullable String mapping) {

    private static final Terms CREATE = new Terms(Mode.CREATE, null, null, null);
    private static final Terms AMEND = new Terms(Mode.AMEND, null, null, null);

    /** What is to happen when the reference names a report already. */
    public enum Mode {
        /** The same content again is the same report; another one is refused. */
        CREATE,

        /** The content sent stands from now on, also when the report was withdrawn. */
        AMEND
    }

    /** A new report that its body names. */
    public static Terms create() {
        return CREATE;
    }

    /** A report, new or amended, that its body names. */
    public static Terms amend() {
        return AMEND;
    }

    /** A report, new or amended, that the path names. */
    public static Terms amend(String reference) {
        return new Terms(Mode.AMEND, reference, null, null);
    }

    public Terms withIdempotencyKey(@Nullable String key) {
        return new Terms(mode, reference, key, mapping);
    }

    /** Where the report's reference comes from. */
    ReportReader.Naming naming() {
        if (reference != null) {
            return new ReportReader.Naming.Fixed(reference);
        }
        return idempotencyKey == null
                ? new ReportReader.Naming.ByDocument()
                : new ReportReader.Naming.Otherwise(idempotencyKey);
    }

    public Terms withMapping(@Nullable String nameAtVersion) {
        return new Terms(mode, reference, idempotencyKey, nameAtVersion);
    }
}
