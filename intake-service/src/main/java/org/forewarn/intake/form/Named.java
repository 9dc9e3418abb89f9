package org.forewarn.intake.form;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages and countries by the names that people use, into the codes that programs use. */
final class Named {

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
        for (String code : Locale.getISOLanguages()) {
            String name = Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT);
            byName.putIfAbsent(name, code);
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
        for (String code : Locale.getISOCountries()) {
            String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT);
            byName.put(name, code);
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
