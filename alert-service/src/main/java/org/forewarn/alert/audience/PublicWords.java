package org.forewarn.alert.audience;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.forewarn.alert.warning.Phrasebook;

/** What the public pages, and messages about them, say in one language: {@code words_<language>.properties}. */
public final class PublicWords {

    /** What is spoken when nothing else was asked for. */
    public static final String ENGLISH = "en";

    private static final Map<String, PublicWords> ALL =
            Phrasebook.inEveryLanguage(PublicWords.class, "words", PublicWords::new);

    private final Phrasebook words;

    private PublicWords(Phrasebook words) {
        this.words = words;
    }

    /** Whether there are words in this language, by its BCP 47 tag. */
    public static boolean speaks(String language) {
        return ALL.containsKey(language);
    }

    /** The words in this language, or in English where there are none. */
    public static PublicWords of(String language) {
        PublicWords words = ALL.get(language);
        return words != null ? words : english();
    }

    static PublicWords english() {
        PublicWords words = ALL.get(ENGLISH);
        if (words == null) {
            throw new IllegalStateException("packed without English");
        }
        return words;
    }

    /** BCP 47 tag. */
    public String language() {
        return words.language();
    }

    /** Of dates and lists in this language. */
    public Locale locale() {
        return language().equals(ENGLISH) ? Locale.UK : Locale.forLanguageTag(language());
    }

    /** The words of a key, with what is to stand in them; a key that is missing is a mistake of ours. */
    public String say(String key, Object... parts) {
        return words.say(key, parts);
    }

    /** Whether there are words for a key: for what comes from elsewhere, and may be of a later version. */
    public boolean knows(String key) {
        return words.find(key).isPresent();
    }

    Set<String> keys() {
        return words.keys();
    }
}
