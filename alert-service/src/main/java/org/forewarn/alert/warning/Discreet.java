package org.forewarn.alert.warning;

/** What is said to somebody who wants nothing said, beside the text itself. */
public final class Discreet {

    private Discreet() {}

    /** The subject of a discreet e-mail, in the language of its text; English where there are no phrases in it. */
    public static String subject(String language) {
        return Phrases.of(language).say("discreet.subject");
    }

    /** A discreet text, in a language; in English where there are no phrases in it. */
    public static String text(String language) {
        return Phrases.of(language).say("discreet");
    }
}
