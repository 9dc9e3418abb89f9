package org.forewarn.matching.enrichment;

/** What could not be read of a report, by its kind. What is meant stays in the report and is missing from the facts. */
public enum Gap {
    PHONE,
    EMAIL,
    HANDLE,
    PROFILE,
    MESSAGING_ID,
    PAYMENT_ACCOUNT,
    URL,
    /** An identifier of any other type. */
    OTHER_IDENTIFIER,
    PLATE,
    /** A plate of no British format and no country said; it is compared as it was read. */
    PLATE_FORMAT,
    /** A partial plate of which too little is known to find others by. */
    PLATE_PART,
    /** A place was told in words or by a postcode, and none of them is known. */
    PLACE,
    /** A place's name fits several places, and nothing tells which. */
    PLACE_AMBIGUOUS,
    /** There is a narrative, and no keyset to open it with. */
    NARRATIVE_SEALED,
    /** There is a narrative that the keyset does not open. */
    NARRATIVE_UNOPENED,
    /** A narrative is longer than is read; its beginning was read. */
    NARRATIVE_CUT,
    /** An identifier was the reporter's own, and was left out. */
    REPORTERS_OWN;

    static Gap ofIdentifier(String type) {
        return switch (type) {
            case "phone" -> PHONE;
            case "email" -> EMAIL;
            case "social_handle" -> HANDLE;
            case "platform_profile" -> PROFILE;
            case "messaging_id" -> MESSAGING_ID;
            case "payment_account" -> PAYMENT_ACCOUNT;
            case "url" -> URL;
            default -> OTHER_IDENTIFIER;
        };
    }
}
