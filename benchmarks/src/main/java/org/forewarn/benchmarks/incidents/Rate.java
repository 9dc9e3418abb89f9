package org.forewarn.benchmarks.incidents;

/**
 * Every rate that decides how hard it is to tell who did what: how often something is known, given and right. Each has
 * its reason, and was written down before anything was linked that is made with it: nothing here is fitted to a result.
 * Whoever changes one says so in {@code benchmarks/README.md} and measures again.
 *
 * <p>Three sets: {@code USUAL} is meant; {@code MILD} and {@code HARSH} lie as far to either side as seemed possible, so
 * that a reader sees how much of a result hangs on them.
 *
 * <p>Sources named below:
 *
 * <ul>
 *   <li>Campbell, Feeney, Goodman-Williams, Sharma and Pierce 2020, Psychology of Violence 10(3): 35.7 % of those who
 *       were found by DNA in 7,287 kits of Detroit had two or more assaults; court records show 8 to 15 %.
 *   <li>Memory for License Plates as a Function of Exposure Time, Journal of Police Science and Administration 15(1),
 *       1987: one witness in five recalled a whole plate; swaps were rare, wrong signs were not.
 *   <li>Handbook of Psychology of Investigative Interviewing (Bull, Valentine and Williamson 2009), table 14.2: what
 *       witnesses mention (accent 31 to 47 %, eyes 4 to 11 %, facial hair up to 10 %), and table 14.3: of what is
 *       mentioned, some 70 to 90 % is right.
 *   <li>Lovell et al. 2017, Journal of Criminal Justice: serial offenders vary what they do from one time to the next.
 *   <li>Canter and Larkin 1993, Journal of Environmental Psychology 13: 87 % strike out from a home base. Lundrigan,
 *       Czarnomski and Wilson 2010: a median of 3 km from home.
 *   <li>Paulsen, Overgaard and Lauritsen 2012, PLoS ONE 7(4): 0.4 of 1,000 fields keyed from paper are wrong; what people
 *       remember and type themselves must be well above it.
 * </ul>
 */
enum Rate {

    // Careers.

    /** Of men with k reports there are as many as k^-x. 2.5: one in four is seen again, between court records and DNA. */
    SERIES_EXPONENT(2.5, 2.5, 2.5, Basis.PUBLISHED),

    /** Met in the street. Assumed: most reporters work indoors and online today. The rest, but for 15 %, books. */
    WAY_STREET(0.05, 0.10, 0.22, Basis.ASSUMED),
    WAY_ONLINE(0.15, 0.15, 0.15, Basis.ASSUMED),

    // His phones.

    /** He has another number at his next report. Assumed: twice the churn of prepaid customers, some 3 % a month. */
    NUMBER_CHANGED(0.03, 0.06, 0.15, Basis.ASSUMED),
    /** He has one more than those over his career. */
    TWO_NUMBERS(0.08, 0.15, 0.25, Basis.ASSUMED),
    /** He uses the number of this part of his career; otherwise any that he ever has. */
    NUMBER_OF_NOW(0.90, 0.85, 0.70, Basis.ASSUMED),
    /** His last number was somebody else's before; operators give numbers out again after some months. */
    NUMBER_RECYCLED(0.002, 0.005, 0.01, Basis.ASSUMED),

    // What is known of them.

    /** A booking leaves a number, but one in ten is withheld, deleted or behind a platform. */
    BOOKING_TELLS_NUMBER(0.97, 0.90, 0.75, Basis.ASSUMED),
    ONLINE_HAS_NUMBER(0.80, 0.60, 0.40, Basis.ASSUMED),
    ONLINE_TELLS_NUMBER(0.85, 0.75, 0.60, Basis.ASSUMED),
    STREET_HAS_NUMBER(0.50, 0.40, 0.25, Basis.ASSUMED),
    STREET_TELLS_NUMBER(0.50, 0.40, 0.30, Basis.ASSUMED),
    /** Of those who have several: the reporter knows two. */
    SECOND_NUMBER(0.40, 0.30, 0.20, Basis.ASSUMED),
    /** Most numbers are copied from a log; fifty times what is keyed from paper. */
    NUMBER_WRONG(0.01, 0.02, 0.04, Basis.ASSUMED),
    NUMBER_PARTIAL(0.01, 0.02, 0.05, Basis.ASSUMED),
    /** Of a hotel's guests: the number is the hotel's. */
    HOTEL_PHONE(0.04, 0.08, 0.12, Basis.ASSUMED),

    // His accounts.

    ONLINE_HAS_EMAIL(0.50, 0.50, 0.40, Basis.ASSUMED),
    OTHERS_HAVE_EMAIL(0.25, 0.25, 0.20, Basis.ASSUMED),
    ONLINE_TELLS_EMAIL(0.65, 0.60, 0.40, Basis.ASSUMED),
    OTHERS_TELL_EMAIL(0.35, 0.30, 0.20, Basis.ASSUMED),
    ONLINE_HAS_HANDLE(0.98, 0.95, 0.90, Basis.ASSUMED),
    OTHERS_HAVE_HANDLE(0.30, 0.30, 0.20, Basis.ASSUMED),
    /** The handle is what one sees of a man who writes on a platform. */
    ONLINE_TELLS_HANDLE(0.95, 0.85, 0.70, Basis.ASSUMED),
    OTHERS_TELL_HANDLE(0.50, 0.40, 0.25, Basis.ASSUMED),
    ONLINE_HAS_PROFILE(0.50, 0.50, 0.40, Basis.ASSUMED),
    OTHERS_HAVE_PROFILE(0.10, 0.10, 0.05, Basis.ASSUMED),
    ONLINE_TELLS_PROFILE(0.65, 0.50, 0.40, Basis.ASSUMED),
    OTHERS_TELL_PROFILE(0.35, 0.30, 0.20, Basis.ASSUMED),
    HAS_PAYMENT_ACCOUNT(0.20, 0.20, 0.15, Basis.ASSUMED),
    TELLS_PAYMENT_ACCOUNT(0.30, 0.25, 0.15, Basis.ASSUMED),
    /** A name, handle or mailbox has a letter wrong, swapped, lost or doubled, as FEBRL's generator has them. */
    WORD_WRONG(0.02, 0.03, 0.06, Basis.ASSUMED),
    /** An identifier stands in the narrative only. */
    ONLY_IN_NARRATIVE(0.03, 0.05, 0.08, Basis.ASSUMED),

    // His vehicle.

    STREET_DRIVES(0.97, 0.97, 0.97, Basis.ASSUMED),
    OTHERS_DRIVE(0.50, 0.50, 0.50, Basis.ASSUMED),
    TWO_VEHICLES(0.08, 0.12, 0.20, Basis.ASSUMED),
    STREET_SEES_VEHICLE(0.95, 0.90, 0.80, Basis.ASSUMED),
    BOOKING_SEES_VEHICLE(0.32, 0.25, 0.15, Basis.ASSUMED),
    ONLINE_SEES_VEHICLE(0.10, 0.05, 0.03, Basis.ASSUMED),
    /** Outreach teaches to write plates down; half do. */
    STREET_TELLS_PLATE(0.75, 0.50, 0.35, Basis.ASSUMED),
    BOOKING_TELLS_PLATE(0.50, 0.35, 0.20, Basis.ASSUMED),
    /** Half have it from a note or a picture; of those who remember, one in five has all of it (1987, above). */
    PLATE_PARTIAL(0.15, 0.25, 0.40, Basis.PUBLISHED),
    /** Of whole ones: a sign taken for another, wrong or lost. With the partial ones, two in five are not whole and right. */
    PLATE_WRONG(0.10, 0.20, 0.35, Basis.PUBLISHED),
    /** A part of a plate that nobody marked as one. */
    PLATE_PART_UNMARKED(0.10, 0.15, 0.20, Basis.ASSUMED),
    VEHICLE_MAKE_TOLD(0.80, 0.75, 0.65, Basis.ASSUMED),
    VEHICLE_MODEL_TOLD(0.62, 0.50, 0.40, Basis.ASSUMED),
    VEHICLE_COLOUR_TOLD(0.90, 0.88, 0.85, Basis.ASSUMED),
    VEHICLE_COLOUR_WRONG(0.10, 0.15, 0.25, Basis.ASSUMED),

    // His name.

    NAMED(0.78, 0.70, 0.55, Basis.ASSUMED),
    /** Of those who use others: he gives his own. */
    OWN_NAME(0.75, 0.60, 0.45, Basis.ASSUMED),
    SURNAMED(0.16, 0.12, 0.06, Basis.ASSUMED),
    NICKNAMED(0.35, 0.35, 0.35, Basis.ASSUMED),
    TWO_NAMES(0.08, 0.08, 0.05, Basis.ASSUMED),

    // What he looked like.

    DESCRIBED(0.95, 0.90, 0.80, Basis.ASSUMED),
    AGE_TOLD(0.80, 0.75, 0.60, Basis.ASSUMED),
    AGE_SPREAD_YEARS(4, 5, 6, Basis.ASSUMED),
    APPEARANCE_TOLD(0.75, 0.66, 0.55, Basis.ASSUMED),
    APPEARANCE_WRONG(0.03, 0.05, 0.08, Basis.ASSUMED),
    HEIGHT_TOLD(0.65, 0.55, 0.40, Basis.ASSUMED),
    HEIGHT_SPREAD_CM(4, 5, 7, Basis.ASSUMED),
    BUILD_TOLD(0.65, 0.60, 0.50, Basis.ASSUMED),
    BUILD_WRONG(0.20, 0.25, 0.30, Basis.PUBLISHED),
    HAIR_TOLD(0.60, 0.50, 0.35, Basis.ASSUMED),
    HAIR_WRONG(0.10, 0.20, 0.30, Basis.PUBLISHED),
    EYES_TOLD(0.11, 0.07, 0.04, Basis.PUBLISHED),
    /** Of men who have any. */
    FACIAL_HAIR_TOLD(0.30, 0.20, 0.10, Basis.PUBLISHED),
    ACCENT_TOLD(0.47, 0.40, 0.31, Basis.PUBLISHED),
    ACCENT_ROUGHLY(0.20, 0.30, 0.40, Basis.PUBLISHED),
    MARKS_TOLD(0.60, 0.50, 0.30, Basis.ASSUMED),
    CLOTHING_TOLD(0.25, 0.25, 0.25, Basis.ASSUMED),

    // How and where he does it.

    USUAL_TYPE(0.75, 0.65, 0.50, Basis.ASSUMED),
    USUAL_MO(0.60, 0.50, 0.35, Basis.ASSUMED),
    OTHER_MO(0.08, 0.10, 0.15, Basis.ASSUMED),
    USUAL_SETTING(0.80, 0.70, 0.60, Basis.ASSUMED),
    /** In the district he is at home in; otherwise as far from it as he goes. */
    AT_HOME(0.35, 0.30, 0.25, Basis.ASSUMED),
    /** Now and then he is on his way through the country: one in eight is no man of one base. */
    FAR_AWAY(0.02, 0.04, 0.08, Basis.PUBLISHED),
    PLACE_TOLD(0.97, 0.93, 0.85, Basis.ASSUMED);

    /** Where a rate is from. */
    enum Basis {
        /** Taken from a source above, or between two. */
        PUBLISHED,
        /** Nothing published was found; chosen by reason. */
        ASSUMED
    }

    private final double mild;
    private final double usual;
    private final double harsh;
    private final Basis basis;

    Rate(double mild, double usual, double harsh, Basis basis) {
        this.mild = mild;
        this.usual = usual;
        this.harsh = harsh;
        this.basis = basis;
    }

    double in(Rates rates) {
        return switch (rates) {
            case MILD -> mild;
            case USUAL -> usual;
            case HARSH -> harsh;
        };
    }

    Basis basis() {
        return basis;
    }
}
