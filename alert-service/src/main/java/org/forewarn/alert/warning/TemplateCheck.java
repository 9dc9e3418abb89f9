package org.forewarn.alert.warning;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with an organisation's own words before they are kept. */
public final class TemplateCheck {

    private static final int MAX_LEAD_IN = 30;
    private static final int MAX_ENDING = 120;

    private TemplateCheck() {}

    /** None: it may be kept. */
    public static List<Refusal> of(Template template) {
        var refusals = new ArrayList<>(Redaction.template(template));
        if (!Phrases.LANGUAGES.contains(template.language())) {
            refusals.add(new Refusal("language", "unknown_language", "There are no phrases in it."));
        }
        longest(refusals, "headline", template.headline(), Wording.MAX_HEADLINE);
        longest(refusals, "leadIn", template.leadIn(), MAX_LEAD_IN);
        longest(refusals, "ending", template.ending(), MAX_ENDING);
        return refusals;
    }

    private static void longest(List<Refusal> refusals, String field, String text, int max) {
        if (text.length() > max) {
            refusals.add(new Refusal(field, "too_long", "At most " + max + " characters."));
        }
    }
}
