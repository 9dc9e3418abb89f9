package org.forewarn.intake;

/** A secret that the service cannot start with. Names the property, never its value. */
final class BadSecretException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String property;

    BadSecretException(String property, String fault) {
        super("The property " + property + " " + fault);
        this.property = property;
    }

    String property() {
        return property;
    }
}
