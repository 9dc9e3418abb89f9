package org.forewarn.kit.identifier;

import java.util.Locale;
import java.util.Optional;

/** Registration marks in any spelling: {@code ab12 cde} and {@code AB12-CDE} are {@code AB12CDE}. */
public final class PlateSpelling {

    /** No country's plate is shorter or longer; anything else is a remark, not a plate. */
    private static final int SHORTEST = 2;

    private static final int LONGEST = 10;
    private static final String LETTERS = "OISBZ";
    private static final String DIGITS = "01582";

    private PlateSpelling() {}

    /** Upper case, letters and digits only. */
    public static Optional<String> compact(String given) {
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        String plate = Text.alphanumeric(Text.unaccented(given)).toUpperCase(Locale.ROOT);
        return plate.length() < SHORTEST || plate.length() > LONGEST ? Optional.empty() : Optional.of(plate);
    }

    /**
     * The key that all misreads of a mark share: letters that look like digits as those digits. Within one format no two
     * marks share it, because each place has either letters or digits. Other signs stay as they are.
     */
    public static String folded(String compact) {
        var folded = new StringBuilder(compact.length());
        for (int i = 0; i < compact.length(); i++) {
            folded.append(folded(compact.charAt(i)));
        }
        return folded.toString();
    }

    public static char folded(char c) {
        int at = LETTERS.indexOf(c);
        return at < 0 ? c : DIGITS.charAt(at);
    }
}
