package org.forewarn.matching.enrichment;

/**
 * The attributes that reports are compared by. Their names stand in model files, so they are never changed; values are
 * normalised, and an attribute without a value is missing, which is neither for nor against.
 */
public final class Attribute {

    /** E.164, with {@code ;ext=} and digits when there is an extension. */
    public static final String PHONE = "phone";

    /** The last seven digits, also of a number of which no more is known. */
    public static final String PHONE_TAIL = "phone_tail";

    public static final String EMAIL = "email";

    /** The mailbox name of an e-mail address, without what people vary: dots, dashes, tags. */
    public static final String EMAIL_LOCAL = "email_local";

    /** User names, whatever the platform. */
    public static final String HANDLE = "handle";

    public static final String PAYMENT_ACCOUNT = "payment_account";
    public static final String URL = "url";

    /** A whole registration mark as it was read. */
    public static final String PLATE = "plate";

    /** The same with characters that are mistaken for each other made one. */
    public static final String PLATE_FOLDED = "plate_folded";

    /** The folded mark and every text that is one character shorter: marks that differ by one misread share some. */
    public static final String PLATE_NEAR = "plate_near";

    /** Three characters of a mark and where they stand; of a whole mark all of them, of a partial one those known. */
    public static final String PLATE_PART = "plate_part";

    /** Make; make and colour; make, model and colour: parted by {@code +}. */
    public static final String VEHICLE = "vehicle";

    public static final String MAKE = "make";
    public static final String MODEL = "model";
    public static final String COLOUR = "colour";
    public static final String BODY = "body";

    /** Given names and single names, as used. */
    public static final String NAME = "name";

    /** The names that a given name may be short for. */
    public static final String FORENAME_ROOT = "forename_root";

    public static final String SURNAME = "surname";

    /** How the surname, or the only name, sounds: Double Metaphone. */
    public static final String NAME_SOUND = "name_sound";

    public static final String OUTWARD = "outward";

    /** Letters of the postcode area. */
    public static final String AREA = "area";

    /** The ceremonial county. */
    public static final String COUNTY = "county";

    public static final String REGION = "region";

    /** H3 cell of resolution {@link Cells#RESOLUTION}. */
    public static final String H3 = "h3";

    /** That cell and its neighbours. */
    public static final String H3_NEAR = "h3_near";

    /** Latitude and longitude in degrees, parted by a comma. */
    public static final String POSITION = "position";

    /** First and last day it can have been, ISO 8601 in UTC, parted by {@code ..}. */
    public static final String DAY = "day";

    /** Months it can have been in, and one more on either side. */
    public static final String MONTH_NEAR = "month_near";

    /** Hour of the day in the United Kingdom, 0 to 23. */
    public static final String HOUR_OF_DAY = "hour_of_day";

    /** Day of the week in the United Kingdom, {@code monday} and so on. */
    public static final String WEEKDAY = "weekday";

    /** Years, from and to, parted by {@code -}. */
    public static final String AGE = "age";

    /** Centimetres. */
    public static final String HEIGHT = "height";

    public static final String GENDER = "gender";
    public static final String ETHNICITY = "ethnicity";
    public static final String BUILD = "build";
    public static final String HAIR = "hair";
    public static final String EYES = "eyes";
    public static final String FACIAL_HAIR = "facial_hair";
    public static final String ACCENT = "accent";
    public static final String MARKS = "marks";
    public static final String CLOTHING = "clothing";
    public static final String LANGUAGE = "language";
    public static final String TYPE = "type";
    public static final String MO = "mo";
    public static final String WEAPON = "weapon";
    public static final String SETTING = "setting";
    public static final String OUTCOME = "outcome";

    private Attribute() {}
}
