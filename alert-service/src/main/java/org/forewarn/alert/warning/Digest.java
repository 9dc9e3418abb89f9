package org.forewarn.alert.warning;

import java.util.List;

/** Several warnings in one message: their headlines, and where to read them. */
public final class Digest {

    /** More than this nobody reads on a phone; they are all on the page. */
    private static final int MAX_HEADLINES = 5;

    private Digest() {}

    /** The subject of a mail: as little as the person chose. */
    public static String subject(String language, boolean full, int warnings) {
        return full ? Phrases.of(language).say("digest.subject", warnings) : Discreet.subject(language);
    }

    /**
     * The text. A discreet one says nothing but where to read.
     *
     * @param link to the person's page
     */
    public static String body(String language, boolean full, List<WarningContent> warnings, String link) {
        Phrases phrases = Phrases.of(language);
        if (!full) {
            return phrases.say("discreet") + " " + link;
        }
        var text = new StringBuilder(phrases.say("digest.subject", warnings.size())).append('\n');
        warnings.stream().limit(MAX_HEADLINES).forEach(warning -> text.append("- ")
                .append(headline(warning, language))
                .append('\n'));
        if (warnings.size() > MAX_HEADLINES) {
            text.append("- ").append(phrases.say("more")).append('\n');
        }
        return text.append(link).toString();
    }

    private static String headline(WarningContent warning, String language) {
        return warning.texts().stream()
                .filter(text -> text.language().equals(language))
                .findFirst()
                .orElse(warning.texts().getFirst())
                .headline();
    }
}
