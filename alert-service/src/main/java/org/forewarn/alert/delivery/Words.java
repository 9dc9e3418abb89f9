package org.forewarn.alert.delivery;

import java.util.Locale;

/** Words of the contracts as the database and metrics write them: lower case. */
final class Words {

    private Words() {}

    static String of(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E read(Class<E> words, String text) {
        return Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
    }
}
