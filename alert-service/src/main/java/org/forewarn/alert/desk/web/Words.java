package org.forewarn.alert.desk.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Codes as people read them. */
public final class Words {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("report_withdrawn", "Something that people were told has been taken back by who reported it"),
            Map.entry("case_closed", "Every report that this warning rested on has been taken back"),
            Map.entry("no_longer_warranted", "The rules would not warn of this case any more"),
            Map.entry("second_approval", "One person has approved; another must"),
            Map.entry("draft", "A draft that nobody has decided on"),
            Map.entry("update", "More is known than people were told"),
            Map.entry("expiring", "It ends soon"),
            Map.entry("drafted", "Draft"),
            Map.entry("issued", "Issued"),
            Map.entry("withdrawn", "Withdrawn draft"),
            Map.entry("rejected", "Rejected"),
            Map.entry("ended", "Ended"),
            Map.entry("absorbed", "Part of another warning now"),
            Map.entry("alert", "Alert"),
            Map.entry("cancel", "Cancellation"),
            Map.entry("all_clear", "All-clear"),
            Map.entry("type", "What happened"),
            Map.entry("place", "Where"),
            Map.entry("month", "When"),
            Map.entry("count", "How many reports"),
            Map.entry("phone", "Phone"),
            Map.entry("vehicle", "Vehicle"),
            Map.entry("looks", "Description"),
            Map.entry("email", "E-mail"),
            Map.entry("handle", "Online name"),
            Map.entry("mo", "How he goes about it"),
            Map.entry("sms", "Text"),
            Map.entry("submitted", "Handed over"),
            Map.entry("delivered", "Delivered"),
            Map.entry("failed", "Failed"),
            Map.entry("suppressed", "Not sent"),
            Map.entry("expired", "Too late"),
            Map.entry("en", "English"),
            Map.entry("cy", "Welsh"),
            Map.entry("pl", "Polish"),
            Map.entry("ro", "Romanian"),
            Map.entry("pt", "Portuguese"),
            Map.entry("es", "Spanish"),
            Map.entry("th", "Thai"),
            Map.entry("zh", "Chinese"));

    /** The sentence or word for a code; a code that has none is shown as it is. */
    public String of(String code) {
        String sentence = SENTENCES.get(code.toLowerCase(Locale.ROOT));
        return sentence == null ? code.replace('_', ' ') : sentence;
    }

    /** What approving sends, as a button says it. */
    public String send(String kind) {
        return switch (kind) {
            case "update" -> "Approve this update";
            case "cancel" -> "Approve this cancellation";
            case "all_clear" -> "Approve this all-clear";
            default -> "Approve this warning";
        };
    }

    /** UK time. */
    public String moment(Instant time) {
        return MOMENT.format(time);
    }

    public String hours(int hours) {
        return hours % 24 == 0 && hours > 24 ? hours / 24 + " days" : hours + " hours";
    }

    /** Hundredths of a penny as pounds. */
    public String pounds(long cost) {
        return String.format(Locale.UK, "£%,.2f", cost / 10_000.0);
    }

    public String number(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    /** {@code 1 person}, {@code 1,204 people}. */
    public String people(long number) {
        return number(number) + (number == 1 ? " person" : " people");
    }

    public String districts(long number) {
        return number(number) + (number == 1 ? " district" : " districts");
    }

    /** How long ago. */
    public String ago(Instant then, Instant now) {
        long minutes = Math.max(0, Duration.between(then, now).toMinutes());
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60 ? minutes / 60 + " h" : minutes / (24 * 60) + " days";
    }
}
