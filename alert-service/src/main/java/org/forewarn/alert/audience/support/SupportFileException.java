package org.forewarn.alert.audience.support;

import java.util.List;

/** A list of support organisations breaks rules: where, and which. */
final class SupportFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param problems each begins with its line */
    SupportFileException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
