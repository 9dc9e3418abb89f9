package org.forewarn.alert.staff;

/** A handler needs a member, and nobody is signed in. */
final class NotSignedInException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotSignedInException() {
        super("Nobody is signed in", null, false, false);
    }
}
