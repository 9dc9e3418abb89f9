package org.forewarn.alert.inbound;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.forewarn.alert.alphabet.Plain;
import org.forewarn.alert.alphabet.SmsText;
import org.forewarn.alert.inbound.Checked.Away;
import org.forewarn.alert.inbound.Checked.Enough;
import org.forewarn.alert.inbound.Checked.Known;
import org.forewarn.alert.inbound.Checked.TooMany;
import org.forewarn.alert.inbound.Checked.Unknown;
import org.forewarn.alert.inbound.Checked.Unread;
import org.forewarn.alert.warning.Languages;
import org.forewarn.alert.warning.Phrasebook;
import org.jspecify.annotations.Nullable;

/**
 * The words of answers to texts in one language. Each is one message on the air: the marks that the GSM alphabet lacks are
 * dropped where it has the letters, because with one of them a message would hold 70 characters and not 160.
 */
final class Answers {

    /** Languages there are answers in, English first. */
    static final List<String> LANGUAGES = Languages.all();

    /** Languages whose letters the GSM alphabet has not. */
    private static final Set<String> OTHER_SCRIPTS = Set.of("th", "zh");

    private static final Map<String, Answers> ALL = Phrasebook.inEveryLanguage(Answers.class, "answers", Answers::new);

    private final Phrasebook words;
    private final boolean plain;
    private final DateTimeFormatter month;

    private Answers(Phrasebook words) {
        this.words = words;
        this.plain = !OTHER_SCRIPTS.contains(words.language());
        this.month = DateTimeFormatter.ofPattern(say("month.pattern"), Locale.forLanguageTag(words.language()));
    }

    /** English where there are none in the language. */
    static Answers in(String language) {
        Answers own = ALL.get(language);
        return own == null ? ALL.values().iterator().next() : own;
    }

    String stop() {
        return say("stop");
    }

    String start(String joinAt) {
        return withAddress("start", joinAt);
    }

    String help(String joinAt) {
        return withAddress("help", joinAt);
    }

    String unclear() {
        return say("unclear");
    }

    String members(String joinAt) {
        return withAddress("check.members", joinAt);
    }

    String checked(Checked checked) {
        return switch (checked) {
            case Known known -> known(known);
            case Unknown ignored -> say("check.unknown");
            case TooMany ignored -> say("check.many");
            case Unread ignored -> say("check.unread");
            case Enough ignored -> say("check.enough");
            case Away ignored -> say("check.away");
        };
    }

    /** As many counties as one message has room for. */
    private String known(Known known) {
        String fact = known.reports() == 1 && !known.more()
                ? say("check.once", month(known.last()), severity(known))
                : say(
                        known.charities() == 1 ? "check.often" : "check.often.charities",
                        known.reports() + (known.more() ? "+" : ""),
                        known.charities(),
                        month(known.last()),
                        severity(known));
        List<String> counties = known.counties().stream().map(Plain::line).toList();
        for (int places = counties.size(); places > 0; places--) {
            String text = fact + " "
                    + String.join(", ", counties.subList(0, places))
                    + (places < counties.size() ? " ..." : ".") + " " + say("check.safe");
            if (SmsText.of(text).segments() == 1) {
                return text;
            }
        }
        String text = fact + " " + say("check.safe");
        return SmsText.of(text).segments() == 1 ? text : fact;
    }

    private String severity(Known known) {
        String key = "severity." + known.severity();
        return say(words.find(key).isPresent() ? key : "severity.unknown");
    }

    private String month(@Nullable YearMonth last) {
        return last == null ? "?" : month.format(last).replace(".", "");
    }

    private String withAddress(String key, String joinAt) {
        return (say(key) + " " + joinAt).strip();
    }

    String say(String key, Object... parts) {
        String phrase = words.say(key, parts);
        return plain ? Plain.line(phrase) : phrase;
    }

    Set<String> keys() {
        return words.keys();
    }
}
