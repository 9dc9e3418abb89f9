package org.forewarn.alert.warning;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.MsgType;

/**
 * What is sent: the content as it is for an alert or an update, and what takes a warning back. A cancellation or an
 * all-clear repeats nothing of what was said: it may rest on a report that is gone.
 */
public final class Notices {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private Notices() {}

    /**
     * The content of a message.
     *
     * @param kind which message
     * @param proposed what would be said now
     * @param issued what was said last: a message that takes it back goes out in its languages
     * @param references what it, and those that are one with it now, were called
     * @param firstSent when people were first told
     */
    public static WarningContent of(
            MsgType kind,
            WarningContent proposed,
            WarningContent issued,
            List<String> references,
            Instant firstSent,
            Templates templates) {
        return switch (kind) {
            case ALERT, UPDATE -> proposed;
            case CANCEL ->
                issued.saying(texts("cancel", kind, issued, references, firstSent, templates))
                        .on(Lane.URGENT);
            case ALL_CLEAR -> issued.saying(texts("all_clear", kind, issued, references, firstSent, templates));
        };
    }

    private static List<WarningText> texts(
            String key,
            MsgType kind,
            WarningContent issued,
            List<String> references,
            Instant firstSent,
            Templates templates) {
        return issued.texts().stream()
                .map(text -> {
                    Phrases phrases = Phrases.of(text.language());
                    Template template = templates.of(kind, issued.severity(), text.language());
                    String date = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.forLanguageTag(text.language()))
                            .format(firstSent.atZone(UK));
                    String full = phrases.say(key, String.join(", ", references), date);
                    String ended = template.ending().isEmpty() ? full : full + " " + template.ending();
                    return new WarningText(
                            text.language(),
                            template.headline().isEmpty() ? phrases.say("headline." + key) : template.headline(),
                            ended,
                            phrases.say("discreet"));
                })
                .toList();
    }
}
