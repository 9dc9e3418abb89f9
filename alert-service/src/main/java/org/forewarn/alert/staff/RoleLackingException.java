package org.forewarn.alert.staff;

/** A handler needs a role that the member does not have. */
final class RoleLackingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RoleLackingException() {
        super("The member lacks a role", null, false, false);
    }
}
