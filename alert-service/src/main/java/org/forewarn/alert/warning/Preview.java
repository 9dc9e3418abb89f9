package org.forewarn.alert.warning;

import java.util.List;
import org.forewarn.alert.alphabet.SmsText;

/**
 * A text as it goes out, and what it costs by SMS.
 *
 * @param discreetSubject what a mailbox shows of the discreet text
 * @param segments of the full and of the discreet text
 */
public record Preview(
        String language,
        String headline,
        String full,
        String discreet,
        String discreetSubject,
        int segments,
        int discreetSegments,
        String alphabet) {

    public static List<Preview> of(List<WarningText> texts) {
        return texts.stream()
                .map(text -> {
                    SmsText full = SmsText.of(text.full());
                    return new Preview(
                            text.language(),
                            text.headline(),
                            text.full(),
                            text.discreet(),
                            Discreet.subject(text.language()),
                            full.segments(),
                            SmsText.of(text.discreet()).segments(),
                            full.alphabet().name());
                })
                .toList();
    }
}
