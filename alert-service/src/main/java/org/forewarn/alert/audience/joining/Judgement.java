package org.forewarn.alert.audience.joining;

/** What a code that was typed is. */
public enum Judgement {
    RIGHT,
    WRONG,
    /** Too many were wrong: this one is not even looked at. */
    USED_UP,
    /** There is no code any more, or none yet. */
    OVER,
    /** It is right, but what follows from it could not be written: type it again. */
    NOT_NOW
}
