package org.forewarn.intake.mapping.language;

import com.dashjoin.jsonata.Utils;
import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSONata's functions on texts, as its documentation describes them, with two differences: regular expressions are RE2's
 * and take time in proportion to the text; and what a call will cost is counted before it is done.
 */
final class Texts {

    /** Comparing a character costs a thousandth of a node or less. */
    private static final int COMPARISONS_A_STEP = 1_024;

    private final Map<Pattern, com.google.re2j.Pattern> regexes;

    /** @param regexes the program's literals, as the parser read them, and our compiled form of each */
    Texts(Map<Pattern, com.google.re2j.Pattern> regexes) {
        this.regexes = regexes;
    }

    /** A place in a text where a pattern was found. */
    private record Found(int start, int end, List<@Nullable String> groups) {}

    /** $string, without its second argument: nobody needs a pretty-printed text in a report. */
    @Nullable
    String written(@Nullable Object value) {
        return com.dashjoin.jsonata.Functions.string(value, false);
    }

    /** $substring; positions count characters (code points), negative ones from the end. */
    @Nullable
    String part(@Nullable String text, int start, int length) {
        if (text == null) {
            return null;
        }
        int count = text.codePointCount(0, text.length());
        int from = Math.clamp(start < 0 ? (long) count + start : start, 0, count);
        int to = (int) Math.min(count, from + (long) Math.max(0, length));
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    /** $substringBefore. */
    @Nullable
    String before(@Nullable String text, @Nullable String token) {
        int at = indexOf(text, token);
        return text == null || at < 0 ? text : text.substring(0, at);
    }

    /** $substringAfter. */
    @Nullable
    String after(@Nullable String text, @Nullable String token) {
        int at = indexOf(text, token);
        return text == null || token == null || at < 0 ? text : text.substring(at + token.length());
    }

    private static int indexOf(@Nullable String text, @Nullable String token) {
        if (text == null || token == null) {
            return -1;
        }
        chargeSearch(text.length(), token.length());
        return text.indexOf(token);
    }

    /** $contains. */
    @Nullable
    Boolean contains(@Nullable String text, @Nullable Object pattern) {
        return text == null ? null : !find(text, pattern, 1).isEmpty();
    }

    /** $match: objects {match, index, groups}. */
    @Nullable
    List<Object> matches(@Nullable String text, @Nullable Object pattern, int limit) {
        if (text == null) {
            return null;
        }
        List<Object> matches = Utils.createSequence();
        for (Found found : find(text, pattern, limit)) {
            var match = new LinkedHashMap<String, Object>();
            match.put("match", text.substring(found.start(), found.end()));
            match.put("index", found.start());
            match.put("groups", new ArrayList<>(found.groups()));
            matches.add(match);
        }
        return matches;
    }

    /** $replace; in the replacement of a regular expression $0 to $9 stand for what it and its groups found. */
    @Nullable
    String replaced(@Nullable String text, @Nullable Object pattern, @Nullable String replacement, int limit) {
        if (text == null || replacement == null) {
            return text;
        }
        var result = new StringBuilder();
        int from = 0;
        for (Found found : find(text, pattern, limit)) {
            result.append(text, from, found.start());
            result.append(pattern instanceof Pattern ? expanded(replacement, text, found) : replacement);
            Meter.running().requireLength(result.length());
            from = found.end();
        }
        return result.append(text, from, text.length()).toString();
    }

    /** {@code $$} is a dollar; a dollar before anything but a digit stands for itself. */
    private static String expanded(String replacement, String text, Found found) {
        if (replacement.indexOf('$') < 0) {
            return replacement;
        }
        var expanded = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
            if (replacement.charAt(i) != '$' || (next != '$' && (next < '0' || next > '9'))) {
                expanded.append(replacement.charAt(i));
            } else {
                expanded.append(next == '$' ? "$" : group(next - '0', text, found));
                Meter.running().requireLength(expanded.length());
                i++;
            }
        }
        return expanded.toString();
    }

    private static String group(int number, String text, Found found) {
        if (number == 0) {
            return text.substring(found.start(), found.end());
        }
        String group = number <= found.groups().size() ? found.groups().get(number - 1) : null;
        return group == null ? "" : group;
    }

    /** $split; an empty separator cuts into characters. */
    @Nullable
    List<String> split(@Nullable String text, @Nullable Object pattern, int limit) {
        if (text == null) {
            return null;
        }
        if ("".equals(pattern)) {
            Meter.running().requireElements(Math.min(text.length(), limit));
            return Arrays.stream(text.split("", -1))
                    .filter(each -> !each.isEmpty())
                    .limit(limit)
                    .toList();
        }
        var parts = new ArrayList<String>();
        int from = 0;
        for (Found found : find(text, pattern, limit)) {
            parts.add(text.substring(from, found.start()));
            from = found.end();
        }
        parts.add(text.substring(from));
        return parts.size() > limit ? parts.subList(0, Math.max(0, limit)) : parts;
    }

    /** $join. */
    @Nullable
    String joined(@Nullable Object values, @Nullable String separator) {
        if (values == null) {
            return null;
        }
        String between = separator == null ? "" : separator;
        List<?> list = values instanceof List<?> many ? many : List.of(values);
        Meter.running().requireLength((long) between.length() * list.size());
        var result = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            result.append(i == 0 ? "" : between).append(list.get(i));
        }
        return result.toString();
    }

    private List<Found> find(String text, @Nullable Object pattern, int limit) {
        List<Found> found =
                switch (pattern) {
                    case String literal when !literal.isEmpty() -> findLiteral(text, literal, limit);
                    case Pattern regex -> findRegex(text, regexes.get(regex), limit);
                    case null, default -> List.of();
                };
        Meter.running().requireElements(found.size());
        return found;
    }

    private static List<Found> findLiteral(String text, String literal, int limit) {
        chargeSearch(text.length(), literal.length());
        var found = new ArrayList<Found>();
        int at = text.indexOf(literal);
        while (at >= 0 && found.size() < limit) {
            found.add(new Found(at, at + literal.length(), List.of()));
            Meter.running().requireElements(found.size());
            at = text.indexOf(literal, at + literal.length());
        }
        return found;
    }

    private static List<Found> findRegex(String text, com.google.re2j.@Nullable Pattern regex, int limit) {
        if (regex == null) {
            throw new IllegalStateException("A regular expression that is no literal of the program");
        }
        // what one walk over the text costs at most
        chargeSearch(text.length(), regex.programSize());
        var found = new ArrayList<Found>();
        Matcher matcher = regex.matcher(text);
        while (found.size() < limit && matcher.find()) {
            // a greedy expression may walk to the end of the text for each match
            Meter.running().look();
            var groups = new ArrayList<@Nullable String>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i));
            }
            found.add(new Found(matcher.start(), matcher.end(), groups));
            Meter.running().requireElements(found.size());
        }
        return found;
    }

    private static void chargeSearch(int chars, int breadth) {
        Meter.running().charge(1 + (long) chars * breadth / COMPARISONS_A_STEP);
    }
}
