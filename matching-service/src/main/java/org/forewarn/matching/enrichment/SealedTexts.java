package org.forewarn.matching.enrichment;

import java.security.GeneralSecurityException;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.sealing.Sealer;

/** Opens what is sealed in a report, for the moment in which it is read. */
public interface SealedTexts {

    /** What came of opening a field. */
    sealed interface Opened {

        /** Its text, which never goes further than the function that asked. */
        record Words(String text) implements Opened {
            @Override
            public String toString() {
                return "Words[…]";
            }
        }

        /** The report has no such field. */
        record Absent() implements Opened {}

        /** There is nothing to open it with. */
        record Closed() implements Opened {}

        /** It does not open: sealed with another keyset, changed, or moved. */
        record Unopened() implements Opened {}
    }

    /**
     * Opens one field.
     *
     * @param field as in {@link Sealed}: {@code narrative}, {@code reporter}
     */
    Opened open(String reportId, Sealed sealed, String field);

    /** Opens nothing. */
    static SealedTexts closed() {
        return (reportId, envelope, field) ->
                envelope.getFields().containsKey(field) ? new Opened.Closed() : new Opened.Absent();
    }

    /** Opens with the operator's keyset. */
    static SealedTexts openedBy(Sealer sealer) {
        return (reportId, envelope, field) -> {
            try {
                String text = sealer.open(reportId, envelope, field);
                return text == null ? new Opened.Absent() : new Opened.Words(text);
            } catch (GeneralSecurityException e) {
                return new Opened.Unopened();
            }
        };
    }
}
