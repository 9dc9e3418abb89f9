package org.forewarn.kit.form;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Languages and countries by the names that people use, into the codes that programs use: their English names, and those in
 * the languages in which forms are shown. Where two languages use one word for two things, English has it.
 */
final class Named {

    private static final List<Locale> NAMED_IN = List.of(
            Locale.ENGLISH,
            Locale.of("cy"),
            Locale.of("pl"),
            Locale.of("ro"),
            Locale.of("pt"),
            Locale.of("es"),
            Locale.of("th"),
            Locale.CHINESE);

    private static final Map<String, String> LANGUAGES = languages();
    private static final Map<String, String> COUNTRIES = countries();

    private Named() {}

    /** {@code Polish}, {@code polish} and {@code pl} are {@code pl}; {@code pt-BR} is itself. */
    static Optional<String> language(String said) {
        String known = LANGUAGES.get(said.strip().toLowerCase(Locale.ROOT));
        if (known != null) {
            return Optional.of(known);
        }
        boolean tag = said.strip().matches("[A-Za-z]{2}(-[A-Za-z0-9]{2,8})+");
        return tag ? Optional.of(said.strip()) : Optional.empty();
    }

    /** {@code Poland} and {@code pl} are {@code PL}; {@code UK} is {@code GB}. */
    static Optional<String> country(String said) {
        return Optional.ofNullable(COUNTRIES.get(said.strip().toLowerCase(Locale.ROOT)));
    }

    private static Map<String, String> languages() {
        var byName = new HashMap<String, String>();
        for (Locale namedIn : NAMED_IN) {
            for (String code : Locale.getISOLanguages()) {
                String name = Locale.of(code).getDisplayLanguage(namedIn).toLowerCase(Locale.ROOT);
                byName.putIfAbsent(name, code);
            }
        }
        for (String code : Locale.getISOLanguages()) {
            byName.put(code, code);
        }
        byName.put("mandarin", "zh");
        byName.put("cantonese", "yue");
        byName.put("farsi", "fa");
        byName.put("sylheti", "syl");
        byName.put("british sign language", "bfi");
        byName.put("bsl", "bfi");
        return Map.copyOf(byName);
    }

    private static Map<String, String> countries() {
        var byName = new HashMap<String, String>();
        for (Locale namedIn : NAMED_IN) {
            for (String code : Locale.getISOCountries()) {
                String name = Locale.of("", code).getDisplayCountry(namedIn).toLowerCase(Locale.ROOT);
                byName.putIfAbsent(name, code);
            }
        }
        for (String code : Locale.getISOCountries()) {
            byName.put(code.toLowerCase(Locale.ROOT), code);
        }
        for (String british : new String[] {"uk", "britain", "great britain", "england", "scotland", "wales"}) {
            byName.put(british, "GB");
        }
        byName.put("holland", "NL");
        byName.put("czech republic", "CZ");
        byName.put("turkey", "TR");
        return Map.copyOf(byName);
    }
}
