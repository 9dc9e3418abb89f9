package org.forewarn.intake.mapping.language;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.forewarn.intake.reading.UkTimes;
import org.jspecify.annotations.Nullable;

/**
 * The functions of mappings beside the library's: those that it has but that could run away or depend on where and when
 * they run, made anew; and those that charities' forms call for.
 */
final class Functions {

    /**
     * Not in mappings. What depends on the clock or on chance would make a report sent again another report; what runs
     * text as a program, fills up or formats after a picture cannot be bounded well; and $error would bring the
     * charity's data into messages.
     */
    static final Set<String> REFUSED = Set.of(
            "now",
            "millis",
            "random",
            "shuffle",
            "eval",
            "pad",
            "zip",
            "clone",
            "error",
            "assert",
            "formatNumber",
            "formatBase",
            "formatInteger",
            "parseInteger",
            "toMillis",
            "fromMillis",
            "base64encode",
            "base64decode",
            "encodeUrl",
            "encodeUrlComponent",
            "decodeUrl",
            "decodeUrlComponent");

    private final Texts texts;

    private Functions(Map<Pattern, com.google.re2j.Pattern> regexes) {
        this.texts = new Texts(regexes);
    }

    /** Puts them into a program. */
    static void into(Jsonata program, Map<Pattern, com.google.re2j.Pattern> regexes) {
        var functions = new Functions(regexes);
        functions.theirs(program);
        ours(program);
    }

    /** One function: what it makes of its arguments; an argument that was not given, or is not there, is null. */
    private interface Body {
        @Nullable
        Object of(Arguments arguments);
    }

    private record Arguments(List<?> values) {

        @Nullable
        Object at(int index) {
            return index < values.size() ? values.get(index) : null;
        }

        @Nullable
        String text(int index) {
            return at(index) instanceof String text ? text : null;
        }

        int number(int index, int otherwise) {
            return at(index) instanceof Number number ? number.intValue() : otherwise;
        }
    }

    private void theirs(Jsonata program) {
        register(program, "string", "<x-b?:s>", in -> texts.written(in.at(0)));
        register(
                program,
                "substring",
                "<s-nn?:s>",
                in -> texts.part(in.text(0), in.number(1, 0), in.number(2, Integer.MAX_VALUE)));
        register(program, "substringBefore", "<s-s:s>", in -> texts.before(in.text(0), in.text(1)));
        register(program, "substringAfter", "<s-s:s>", in -> texts.after(in.text(0), in.text(1)));
        register(program, "lowercase", "<s-:s>", in -> lower(in.text(0)));
        register(program, "uppercase", "<s-:s>", in -> upper(in.text(0)));
        register(program, "contains", "<s-(sf):b>", in -> texts.contains(in.text(0), in.at(1)));
        register(
                program,
                "match",
                "<s-fn?:a<o>>",
                in -> texts.matches(in.text(0), in.at(1), in.number(2, Integer.MAX_VALUE)));
        register(
                program,
                "replace",
                "<s-(sf)sn?:s>",
                in -> texts.replaced(in.text(0), in.at(1), in.text(2), in.number(3, Integer.MAX_VALUE)));
        register(
                program,
                "split",
                "<s-(sf)n?:a<s>>",
                in -> texts.split(in.text(0), in.at(1), in.number(2, Integer.MAX_VALUE)));
        register(program, "join", "<a<s>s?:s>", in -> texts.joined(in.at(0), in.text(1)));
    }

    private static void ours(Jsonata program) {
        register(program, "ukTime", "<xx?:x>", in -> UkTimes.rfc3339(in.at(0), in.at(1)));
        register(program, "yes", "<x:x>", in -> Answers.yes(in.at(0)));
        register(program, "word", "<xo:x>", in -> Answers.word(in.at(0), in.at(1)));
        register(program, "list", "<xs?:x>", in -> Answers.list(in.at(0), in.text(1)));
    }

    private static void register(Jsonata program, String name, String signature, Body body) {
        program.registerFunction(
                name, new JFunction((context, arguments) -> body.of(new Arguments((List<?>) arguments)), signature));
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }
}
