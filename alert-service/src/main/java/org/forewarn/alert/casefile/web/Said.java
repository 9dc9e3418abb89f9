package org.forewarn.alert.casefile.web;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a page says after an act, by the word that the address carries: nothing else that an address holds is shown. */
enum Said {
    DECIDED("Decided. Matching regroups the reports within seconds; this page shows it when it has."),
    TAKEN_BACK("Taken back. Matching judges the two by what they say again."),
    NOTHING_NEW("That is what holds already; nothing has changed."),
    ASKED("The question is with the charity. Its answer will stand here.");

    private final String words;

    Said(String words) {
        this.words = words;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(said -> said.code().equals(code))
                .map(said -> said.words)
                .findFirst()
                .orElse(null);
    }
}
