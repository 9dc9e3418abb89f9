package org.forewarn.alert.warning;

import java.util.UUID;

/**
 * What a warning is called in its messages, so that one that is taken back can be named without saying again what it
 * said: five signs of Crockford's Base 32, which has no I, L, O or U. Of 33 million; two that live at the same time and
 * place have the same about never.
 */
public final class Reference {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 5;
    private static final int BITS = 5;

    private Reference() {}

    public static String of(UUID warningId) {
        var reference = new StringBuilder();
        long bits = warningId.getMostSignificantBits();
        for (int i = 0; i < LENGTH; i++) {
            bits = Long.rotateLeft(bits, BITS);
            reference.append(SIGNS.charAt((int) (bits & (SIGNS.length() - 1))));
        }
        return reference.toString();
    }
}
