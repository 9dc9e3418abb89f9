package org.forewarn.alert.audience.reporting;

import java.util.Map;
import java.util.stream.Collectors;
import org.forewarn.alert.warning.Languages;
import org.forewarn.kit.form.Texts;

/** What the form asks in one language: {@code report_<language>.properties}. */
public final class ReportWords {

    private static final Map<String, Texts> ALL = Languages.all().stream()
            .collect(Collectors.toUnmodifiableMap(
                    tag -> tag, tag -> Texts.load(ReportWords.class, "report_" + tag + ".properties")));

    private ReportWords() {}

    /** The words in a language that the pages speak. */
    public static Texts in(String language) {
        Texts texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalArgumentException("The form is not asked in " + language);
        }
        return texts;
    }

    /**
     * Of the words of the consent questions in this language. The number goes up when they change: what somebody agreed to is
     * what they were asked.
     */
    public static String consentVersion(String language) {
        return "members-1-" + language;
    }
}
