package org.forewarn.kit.identifier;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Registration marks in any spelling: {@code ab12 cde} and {@code AB12-CDE} are {@code AB12CDE}. */
public final class PlateSpelling {

    /** No country's plate is shorter or longer; anything else is a remark, not a plate. */
    private static final int SHORTEST = 2;

    private static final int LONGEST = 10;
    private static final String LETTERS = "OISBZ";
    private static final String DIGITS = "01582";

    /** Marks that stand on a plate beside a band with the country: of 2001, 1983 and 1963. */
    private static final String MARK = "([A-Z]{2}[0-9]{2}[A-Z]{3}|[A-Z][0-9]{1,3}[A-Z]{3}|[A-Z]{3}[0-9]{1,3}[A-Z])";

    private static final Pattern BANDED = Pattern.compile("(?:GB|UK)" + MARK + "|" + MARK + "(?:GB|UK)");
    private static final Pattern MARKED = Pattern.compile(MARK);
    private static final Pattern REMARK = Pattern.compile("\\([^()]*\\)\\s*$");

    /** Letters of Cyrillic and Greek that look like Latin ones, as plates of those countries use them. */
    private static final String FOREIGN =
            "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406"
                    + "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7";

    private static final String LATIN = "ABEKMHOPCTYXI" + "ABEZHIKMNOPTYX";

    private PlateSpelling() {}

    /**
     * Upper case, Latin letters and digits only, without the country of the band that is read aloud with it: {@code GB AB12
     * CDE}; nor a remark in brackets behind a whole mark: {@code AB12 CDE (blue)}.
     */
    public static Optional<String> compact(String given) {
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        String beforeRemark = letters(REMARK.matcher(given).replaceFirst(""));
        String plate = unbanded(MARKED.matcher(beforeRemark).matches() ? beforeRemark : letters(given));
        return plate.length() < SHORTEST || plate.length() > LONGEST ? Optional.empty() : Optional.of(plate);
    }

    private static String letters(String given) {
        String plate = Text.alphanumeric(Text.unaccented(given)).toUpperCase(Locale.ROOT);
        var latin = new StringBuilder(plate.length());
        for (int i = 0; i < plate.length(); i++) {
            int at = FOREIGN.indexOf(plate.charAt(i));
            latin.append(at < 0 ? plate.charAt(i) : LATIN.charAt(at));
        }
        return latin.toString();
    }

    private static String unbanded(String plate) {
        Matcher banded = BANDED.matcher(plate);
        if (!banded.matches()) {
            return plate;
        }
        return banded.group(1) == null ? banded.group(2) : banded.group(1);
    }

    /**
     * The key that all misreads of a mark share: letters that look like digits as those digits. Within one shape (letters
     * and digits in the same places) no two marks share it. A format of several shapes can have two that do: {@code BIZ 1}
     * and {@code 81 ZI} of Northern Ireland. Other signs stay as they are.
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
