package org.forewarn.intake.reading;

/** The stable words for what can be wrong with a field. They are public: programs of charities read them. */
public final class Codes {

    public static final String REQUIRED = "required";
    public static final String UNKNOWN_FIELD = "unknown_field";
    public static final String WRONG_TYPE = "wrong_type";
    public static final String UNKNOWN_WORD = "unknown_word";
    public static final String TOO_LONG = "too_long";
    public static final String TOO_MANY = "too_many";
    public static final String BAD_CHARACTER = "bad_character";
    public static final String WRONG_FORM = "wrong_form";
    public static final String NOT_A_DATE = "not_a_date";
    public static final String IN_THE_FUTURE = "in_the_future";
    public static final String TOO_EARLY = "too_early";
    public static final String OUT_OF_RANGE = "out_of_range";
    public static final String OUT_OF_ORDER = "out_of_order";
    public static final String INCOMPLETE = "incomplete";
    public static final String IMPLAUSIBLE = "implausible";
    public static final String NOT_SERVED = "not_served";
    public static final String MISMATCH = "mismatch";
    public static final String MAPPING_FAILED = "mapping_failed";
    public static final String UNKNOWN_MAPPING = "unknown_mapping";

    private Codes() {}
}
