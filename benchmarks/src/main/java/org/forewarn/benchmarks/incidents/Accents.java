package org.forewarn.benchmarks.incidents;

import java.util.Map;
import org.forewarn.kit.place.OutwardCode;

/** How people speak where somebody grew up, in the words of reporters. */
final class Accents {

    private static final Map<String, String> BY_COUNTRY =
            Map.of("Scotland", "Scottish", "Wales", "Welsh", "Northern Ireland", "Northern Irish");
    private static final Map<String, String> BY_AREA = Map.ofEntries(
            Map.entry("G", "Glaswegian"),
            Map.entry("L", "Scouse"),
            Map.entry("CH", "Scouse"),
            Map.entry("M", "Manchester"),
            Map.entry("OL", "Manchester"),
            Map.entry("SK", "Manchester"),
            Map.entry("BL", "Lancashire"),
            Map.entry("PR", "Lancashire"),
            Map.entry("BB", "Lancashire"),
            Map.entry("NE", "Geordie"),
            Map.entry("SR", "Geordie"),
            Map.entry("DH", "Geordie"),
            Map.entry("LS", "Yorkshire"),
            Map.entry("BD", "Yorkshire"),
            Map.entry("HX", "Yorkshire"),
            Map.entry("HD", "Yorkshire"),
            Map.entry("WF", "Yorkshire"),
            Map.entry("S", "Yorkshire"),
            Map.entry("YO", "Yorkshire"),
            Map.entry("HU", "Yorkshire"),
            Map.entry("DN", "Yorkshire"),
            Map.entry("B", "Birmingham"),
            Map.entry("WV", "Black Country"),
            Map.entry("DY", "Black Country"),
            Map.entry("WS", "Black Country"),
            Map.entry("CV", "Midlands"),
            Map.entry("LE", "Midlands"),
            Map.entry("NG", "Midlands"),
            Map.entry("DE", "Midlands"),
            Map.entry("ST", "Midlands"),
            Map.entry("BS", "West Country"),
            Map.entry("EX", "West Country"),
            Map.entry("PL", "West Country"),
            Map.entry("TQ", "West Country"),
            Map.entry("TR", "West Country"),
            Map.entry("GL", "West Country"),
            Map.entry("E", "London"),
            Map.entry("N", "London"),
            Map.entry("NW", "London"),
            Map.entry("SE", "London"),
            Map.entry("SW", "London"),
            Map.entry("W", "London"),
            Map.entry("EC", "London"),
            Map.entry("WC", "London"),
            Map.entry("CR", "London"),
            Map.entry("BR", "London"),
            Map.entry("RM", "Essex"),
            Map.entry("SS", "Essex"),
            Map.entry("CM", "Essex"),
            Map.entry("CO", "Essex"));

    private Accents() {}

    static String of(OutwardCode home) {
        String area = BY_AREA.get(area(home.code()));
        return area != null ? area : BY_COUNTRY.getOrDefault(home.country(), "southern English");
    }

    /** The letters of an outward code. */
    static String area(String code) {
        int letters = 0;
        while (letters < code.length() && Character.isLetter(code.charAt(letters))) {
            letters++;
        }
        return code.substring(0, letters);
    }

    /** The same, said by somebody who does not know it so exactly. */
    static String roughly(String accent) {
        return switch (accent) {
            case "Glaswegian" -> "Scottish";
            case "Scouse", "Manchester", "Lancashire", "Geordie", "Yorkshire" -> "northern English";
            case "Birmingham", "Black Country" -> "Midlands";
            case "Essex" -> "London";
            case "Polish", "Romanian", "Albanian", "Lithuanian" -> "Eastern European";
            case "Pakistani", "Indian", "Bangladeshi" -> "Asian";
            case "Nigerian", "Ghanaian", "Somali" -> "African";
            case "Turkish", "Kurdish", "Arabic", "Iranian" -> "Middle Eastern";
            default -> accent;
        };
    }
}
