package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The shapes of British registration marks, old and new. A personalised mark has one of these shapes too.
 *
 * <p>Sources: DVLA leaflet INF104 (Vehicle registration numbers and number plates) for the current format, its memory tags
 * and age identifiers; the Road Vehicles (Display of Registration Marks) Regulations 2001, schedule 3, for the groups of
 * the current and the older formats. Which letters the older ones leave out, and the shapes of diplomatic and military
 * marks and those of the islands, are as commonly described: no official list was found. I, Q and Z stand in no mark of
 * Great Britain but where said here.
 */
enum PlateFormat {

    /** {@code AB12 CDE}, since September 2001: memory tag, age identifier (02 to 49, 51 to 99), three letters. */
    CURRENT("[A-HJ-PR-Y]{2}(?!0[01]|50)[0-9]{2}[A-HJ-PR-Z]{3}", "LLDDLLL"),

    /** {@code A123 BCD}, 1983 to 2001: the year's letter first. */
    PREFIX("[A-HJ-NPR-TV-Y][1-9][0-9]{0,2}[A-HJ-PR-Y]{3}", letters(1, 1, 3, 3)),

    /** {@code ABC 123D}, 1963 to 1983: the year's letter last. */
    SUFFIX("[A-HJ-PR-Y]{3}[1-9][0-9]{0,2}[A-HJ-NPR-TV-Y]", letters(3, 1, 3, 1)),

    /** {@code Q123 BCD}, since 1983: a vehicle whose age is not known. */
    Q("Q[1-9][0-9]{0,2}[A-HJ-PR-Y]{3}", letters(1, 1, 3, 3)),

    /** {@code ABC 123}, {@code 1234 AB}, to 1963. */
    DATELESS(
            "[A-HJ-PR-Y]{1,2}[1-9][0-9]{0,3}|[A-HJ-PR-Y]{3}[1-9][0-9]{0,2}"
                    + "|[1-9][0-9]{0,3}[A-HJ-PR-Y]{1,2}|[1-9][0-9]{0,2}[A-HJ-PR-Y]{3}",
            dateless(4, 3)),

    /** {@code ABZ 1234}, {@code 1234 IA}: Northern Ireland, whose codes have an I or a Z. */
    NORTHERN_IRISH(
            "(?=[A-Z]{0,2}[IZ])[A-HJ-PR-Z]?[A-Z]{2}[1-9][0-9]{0,3}|[1-9][0-9]{0,3}(?=[A-Z]{0,2}[IZ])[A-HJ-PR-Z]?[A-Z]{2}",
            dateless(4, 4)),

    /** {@code 101 D 234}, {@code 101 X 234}: embassies, and the staff of consulates. */
    DIPLOMATIC("[0-9]{3}[DX][0-9]{3}", "DDDLDDD"),

    /** {@code 12 AB 34}, {@code AB 12 CD}: the armed forces. */
    MILITARY("[0-9]{2}[A-Z]{2}[0-9]{2}|[A-Z]{2}[0-9]{2}[A-Z]{2}", "DDLLDD", "LLDDLL"),

    /** {@code J 12345}: Jersey. */
    JERSEY("J[1-9][0-9]{4,5}", "LDDDDD", "LDDDDDD"),

    /** {@code BMN 123 A}, {@code MAN 1234}, {@code 1234 MAN}: the Isle of Man. */
    MANX("[A-Z]?MN[1-9][0-9]{0,2}[A-Z]?|MAN[1-9][0-9]{0,3}|[1-9][0-9]{0,3}MAN", manx());

    private final Pattern rule;
    private final List<String> shapes;

    /** @param shapes its groups as L for a letter and D for a digit */
    PlateFormat(String rule, String... shapes) {
        this.rule = Pattern.compile(rule);
        this.shapes = List.of(shapes);
    }

    List<String> shapes() {
        return shapes;
    }

    boolean holds(String compact) {
        return rule.matcher(compact).matches();
    }

    private static String[] letters(int before, int fewest, int most, int after) {
        return IntStream.rangeClosed(fewest, most)
                .mapToObj(digits -> "L".repeat(before) + "D".repeat(digits) + "L".repeat(after))
                .toArray(String[]::new);
    }

    /** Letters and digits, and digits and letters. */
    private static String[] dateless(int digitsOfTwo, int digitsOfThree) {
        List<String> shapes = new ArrayList<>();
        for (int letters = 1; letters <= 3; letters++) {
            for (int digits = 1; digits <= (letters == 3 ? digitsOfThree : digitsOfTwo); digits++) {
                shapes.add("L".repeat(letters) + "D".repeat(digits));
                shapes.add("D".repeat(digits) + "L".repeat(letters));
            }
        }
        return shapes.toArray(String[]::new);
    }

    private static String[] manx() {
        List<String> shapes = new ArrayList<>();
        for (int digits = 1; digits <= 3; digits++) {
            for (String before : List.of("LL", "LLL")) {
                shapes.add(before + "D".repeat(digits));
                shapes.add(before + "D".repeat(digits) + "L");
            }
        }
        shapes.add("LLLDDDD");
        for (int digits = 1; digits <= 4; digits++) {
            shapes.add("D".repeat(digits) + "LLL");
        }
        return shapes.toArray(String[]::new);
    }
}
