package org.forewarn.alert.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.feed.CapAlert.Area;
import org.forewarn.alert.feed.CapAlert.Info;
import org.forewarn.alert.feed.CapAlert.Reference;
import org.forewarn.alert.feed.IssuedMessage.Earlier;
import org.forewarn.alert.feed.IssuedMessage.Text;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says an issued message in the terms of OASIS CAP 1.2. The same message gives the same alert, always. */
@Component
class CapComposer {

    static final String ALERT = "Alert";
    static final String UPDATE = "Update";
    static final String CANCEL = "Cancel";

    private static final String SCOPE = "Restricted";
    private static final List<String> CATEGORIES = List.of("Safety", "Security");
    private static final String CANCELLED = "Cancelled: this warning must not be relied on any more.";
    private static final String ALL_CLEAR = "All clear: the sender holds that the danger is over.";
    private static final String OVER = "Past";

    /** The kind of event, by the primary language of the text. */
    private static final Map<String, String> EVENTS = Map.of("en", "Violent or fraudulent client");

    private static final String EVENT_OTHERWISE = "Violent or fraudulent client";

    /** What to do, by the primary language of the text; without a translation it is left out. */
    private static final Map<String, String> INSTRUCTIONS = Map.of(
            "en",
            "Compare phone numbers, plates and looks before meeting somebody. Do not confront anyone. Call 999 in danger.");

    private static final Map<String, String> INSTRUCTIONS_AT_THE_END =
            Map.of("en", "Delete or correct copies of the earlier message, and tell whoever had it from you.");

    private final FeedProperties properties;

    CapComposer(FeedProperties properties) {
        this.properties = properties;
    }

    /** @param earlier every message about the warning before this one, oldest first */
    CapAlert compose(IssuedMessage message, List<Earlier> earlier) {
        return new CapAlert(
                message.warningId(),
                message.revision(),
                identifier(message.warningId(), message.revision()),
                properties.sender(),
                seconds(message.sent()),
                properties.status().word(),
                msgType(message),
                SCOPE,
                properties.restriction(),
                note(message.type()),
                earlier.stream()
                        .map(each -> new Reference(
                                properties.sender(),
                                identifier(message.warningId(), each.revision()),
                                seconds(each.sent())))
                        .toList(),
                message.texts().stream().map(text -> info(message, text)).toList());
    }

    /** Of a message: the warning's id and the revision. */
    static String identifier(UUID warningId, int revision) {
        return warningId + "." + revision;
    }

    /** A second message that tells more people is an update of the first, whatever the desk calls it. */
    private static String msgType(IssuedMessage message) {
        return switch (message.type()) {
            case ALERT -> message.revision() == 1 ? ALERT : UPDATE;
            case UPDATE -> UPDATE;
            case CANCEL, ALL_CLEAR -> CANCEL;
        };
    }

    private static @Nullable String note(MsgType type) {
        return switch (type) {
            case ALERT, UPDATE -> null;
            case CANCEL -> CANCELLED;
            case ALL_CLEAR -> ALL_CLEAR;
        };
    }

    private Info info(IssuedMessage message, Text text) {
        String language = Locale.forLanguageTag(text.language()).getLanguage();
        Instant sent = seconds(message.sent());
        Map<String, String> instructions = message.isEnd() ? INSTRUCTIONS_AT_THE_END : INSTRUCTIONS;
        return new Info(
                text.language(),
                CATEGORIES,
                EVENTS.getOrDefault(language, EVENT_OTHERWISE),
                responses(message),
                message.isEnd() ? OVER : word(message.urgency()),
                word(message.severity()),
                word(message.certainty()),
                sent,
                sent,
                seconds(message.expires()),
                properties.senderName(),
                text.headline(),
                text.full(),
                instructions.get(language),
                properties.web() == null
                        ? properties.document(message.warningId()).toString()
                        : properties.web().toString(),
                new Area(message.areaDescription(), message.outwardCodes()));
    }

    private static List<String> responses(IssuedMessage message) {
        return switch (message.type()) {
            case ALERT, UPDATE ->
                switch (message.severity()) {
                    case "EXTREME", "SEVERE" -> List.of("Avoid");
                    default -> List.of("Monitor");
                };
            case CANCEL -> List.of("None");
            case ALL_CLEAR -> List.of("AllClear");
        };
    }

    /** {@code IMMEDIATE} is CAP's {@code Immediate}. */
    private static String word(String upper) {
        return upper.isEmpty()
                ? "Unknown"
                : upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
