package org.forewarn.intake.standing;

/** What stands in the way of a new content under a name, if anything. */
public enum Claim {
    /** Nothing: it may be published. Whoever has this claim ends it. */
    FREE,

    /** The very same content stands already, confirmed by the broker. */
    SAME,

    /** Another content stands under the name, or is on its way there. */
    TAKEN,

    /** What stood under the name was withdrawn. */
    WITHDRAWN
}
