package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.forewarn.kit.identifier.Phones;
import org.forewarn.matching.enrichment.SpokenDigits.Group;
import org.forewarn.matching.enrichment.Tokens.Kind;
import org.forewarn.matching.enrichment.Tokens.Token;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers in a narrative: {@code 07700-900 123}, {@code +44 (0)7700 900123}, {@code oh double seven oh oh nine
 * hundred one two three}. Not {@code 07 12 2025 1030} (a date), {@code crime ref 07700900123}, {@code my number is ...}.
 *
 * <p>Only mobile and geographic numbers of the United Kingdom, and foreign ones with their country code: the others
 * (0800, 03 and so on) are help lines in reports, not suspects.
 */
final class PhoneFinder {

    /** Pieces of one number, spoken ones counted by the word. */
    private static final int MAX_GROUPS = 24;

    /** Other digits that may stand in a row with a number: a time, a room, a house. */
    private static final int MAX_STRAY_DIGITS = 6;

    /** Digits of a number, with the longest code of a country and what calls it. */
    private static final int SHORTEST = 9;

    private static final int LONGEST = 17;

    /** Fewer last digits fit too many. */
    private static final int SHORTEST_ENDING = 4;

    /** Ranges after Ofcom's National Telephone Numbering Plan: 01 and 02 geographic, 07 mobile but 070 and 076. */
    private static final Pattern BRITISH =
            Pattern.compile("0(?:7[1-57-9][0-9]{8}|7624[0-9]{6}|1[1-9][0-9]{7,8}|2[03489][0-9]{8})");

    private static final Pattern MOBILE_WITHOUT_ZERO = Pattern.compile("7[1-57-9][0-9]{8}");
    private static final Pattern BRITISH_WITHOUT_PLUS = Pattern.compile("440?([127][0-9]{8,9})");

    /** Day, month and year before more digits. */
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");

    private static final Set<String> NUMBER_WORDS = Set.of(
            "number",
            "no",
            "num",
            "phone",
            "mobile",
            "mob",
            "tel",
            "cell",
            "call",
            "called",
            "calls",
            "calling",
            "rang",
            "ring",
            "text",
            "texted",
            "texts",
            "whatsapp",
            "contact");

    private static final Set<String> ENDING = Set.of("ending", "ends", "ended", "finishing", "finished", "finishes");
    private static final Set<String> AFTER_ENDING = Set.of("in", "with", "is", "was", "digits", "numbers", "the", ":");

    private final Tokens tokens;
    private final List<Found> found = new ArrayList<>();

    private PhoneFinder(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @param value E.164, or the known part */
    record Found(String value, boolean partial) {}

    static List<Found> find(Tokens tokens) {
        var finder = new PhoneFinder(tokens);
        for (int at = 0; at < tokens.size(); ) {
            at = Math.max(at + 1, finder.readAt(at));
        }
        return finder.found;
    }

    /** The numbers in a field, where everything is a number and nothing but a number may be cut off. */
    static List<String> field(String given) {
        return find(Tokens.of(given)).stream()
                .filter(one -> !one.partial())
                .map(Found::value)
                .toList();
    }

    /** A run of digit groups. */
    private record Run(boolean plus, List<Group> groups, List<Integer> starts, int end) {

        String digits(int from, int to) {
            var digits = new StringBuilder();
            groups.subList(from, to).forEach(group -> digits.append(group.digits()));
            return digits.toString();
        }

        boolean isSpoken(int from, int to) {
            return groups.subList(from, to).stream().anyMatch(Group::spoken);
        }
    }

    /** Reads what begins at a token; where to go on. */
    private int readAt(int at) {
        if (ENDING.contains(tokens.get(at).lower())) {
            return ending(at);
        }
        boolean plus = isPlus(at);
        int begin = plus ? at + 1 : at;
        if (SpokenDigits.at(tokens, begin) == null || isAttached(at)) {
            return at + 1;
        }
        Run run = run(plus, begin);
        if (!isAttachedBehind(run.end())) {
            numbers(run, at);
        }
        return run.end();
    }

    private boolean isPlus(int at) {
        Token token = tokens.get(at);
        return token.is("+") || token.lower().equals("plus");
    }

    /** Money, a reference, a time or a part of a word. */
    private boolean isAttached(int at) {
        if (!tokens.touchesBefore(at)) {
            return false;
        }
        Token before = tokens.get(at - 1);
        return before.kind() != Kind.SIGN || "£$€#@_/:*%=".contains(before.word()) && !before.is(":");
    }

    private boolean isAttachedBehind(int end) {
        if (end >= tokens.size() || !tokens.touchesBefore(end)) {
            return false;
        }
        Token after = tokens.get(end);
        return after.kind() == Kind.LETTERS || "@%_£$€".contains(after.word());
    }

    private Run run(boolean plus, int begin) {
        List<Group> groups = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int at = begin;
        int end = begin;
        while (groups.size() < MAX_GROUPS) {
            Group group = SpokenDigits.at(tokens, at);
            if (group == null || (at > begin && tokens.beginsLine(at))) {
                break;
            }
            groups.add(group);
            starts.add(at);
            end = group.end();
            at = afterSigns(end, group.spoken());
            if (at < tokens.size() && isPlus(at)) {
                break;
            }
        }
        return new Run(plus, groups, starts, end);
    }

    /** Skips what people put between the pieces of a number: at most two of dash, dot, brackets; a comma when spoken. */
    private int afterSigns(int at, boolean spoken) {
        int next = at;
        while (next < tokens.size() && next < at + 2) {
            Token token = tokens.get(next);
            boolean between =
                    token.is("-") || token.is(".") || token.is("(") || token.is(")") || (spoken && token.is(","));
            if (!between || (token.is(".") && next + 1 < tokens.size() && tokens.gapBefore(next + 1) > 0 && !spoken)) {
                break;
            }
            next++;
        }
        return next;
    }

    private void numbers(Run run, int at) {
        List<Found> numbers = new ArrayList<>();
        int stray = run.digits(0, run.groups().size()).length();
        for (int from = 0; from < run.groups().size(); ) {
            int to = longestNumber(run, from, at);
            String value = to < 0 ? null : number(run, from, to, at);
            if (value == null) {
                from++;
            } else {
                numbers.add(new Found(value, false));
                stray -= run.digits(from, to).length();
                from = to;
            }
        }
        if (stray <= MAX_STRAY_DIGITS) {
            found.addAll(numbers);
        }
    }

    private int longestNumber(Run run, int from, int at) {
        for (int to = run.groups().size(); to > from; to--) {
            if (!isCut(run, to) && number(run, from, to, at) != null) {
                return to;
            }
        }
        return -1;
    }

    /** Whether a number that ended here would be cut out of a longer one: it is said in words, and words go on. */
    private static boolean isCut(Run run, int to) {
        int size = run.groups().size();
        if (to == size || !run.groups().get(to).spoken()) {
            return false;
        }
        String rest = run.digits(to, size);
        boolean isNextNumber = rest.startsWith("0") && rest.length() >= SHORTEST;
        return !isNextNumber && (run.groups().get(to - 1).spoken() || size - to > 1);
    }

    private @Nullable String number(Run run, int from, int to, int at) {
        String digits = run.digits(from, to);
        int start = run.starts().get(from);
        if (digits.length() < SHORTEST || digits.length() > LONGEST || !isShaped(run, from, to, digits)) {
            return null;
        }
        if (Whose.isNotTheirs(tokens, Math.min(at, start)) || Whose.isOfPapers(tokens, start)) {
            return null;
        }
        return e164(digits, run.plus() && from == 0, start).orElse(null);
    }

    private Optional<String> e164(String digits, boolean plus, int start) {
        if (plus || digits.startsWith("00")) {
            String international = plus ? digits : digits.substring(2);
            return international.startsWith("44")
                    ? british(international)
                    : international.length() < 9 ? Optional.empty() : Phones.e164("+" + international);
        }
        if (BRITISH.matcher(digits).matches()) {
            return Phones.e164(digits);
        }
        if (digits.startsWith("447") && tokens.anyBefore(start, 5, NUMBER_WORDS)) {
            return british(digits);
        }
        return MOBILE_WITHOUT_ZERO.matcher(digits).matches() && tokens.anyBefore(start, 5, NUMBER_WORDS)
                ? Phones.e164("0" + digits)
                : Optional.empty();
    }

    private static Optional<String> british(String international) {
        var national = BRITISH_WITHOUT_PLUS.matcher(international);
        return national.matches() && BRITISH.matcher("0" + national.group(1)).matches()
                ? Phones.e164("+44" + national.group(1))
                : Optional.empty();
    }

    /** Whether the pieces are cut as numbers are, and not as a date or a list of small numbers. */
    private boolean isShaped(Run run, int from, int to, String digits) {
        List<Group> groups = run.groups().subList(from, to);
        if (run.isSpoken(from, to) || groups.size() == 1 || (run.plus() && from == 0)) {
            return true;
        }
        int first = groups.getFirst().digits().length();
        boolean isDate = groups.size() > 2
                && first <= 2
                && groups.get(1).digits().length() <= 2
                && YEAR.matcher(groups.get(2).digits()).matches();
        boolean inPairs = digits.startsWith("07")
                && groups.stream().allMatch(group -> group.digits().length() <= 2);
        boolean oneByOne = groups.stream().allMatch(group -> group.digits().length() == 1);
        return !isDate && (first >= 3 || inPairs || oneByOne);
    }

    /** {@code a number ending in 9123}. */
    private int ending(int at) {
        if (!tokens.anyBefore(at, 5, NUMBER_WORDS) || Whose.isNotTheirs(tokens, at) || Whose.isOfPapers(tokens, at)) {
            return at + 1;
        }
        int begin = at + 1;
        while (begin < tokens.size() && AFTER_ENDING.contains(tokens.get(begin).lower())) {
            begin++;
        }
        if (begin >= tokens.size() || SpokenDigits.at(tokens, begin) == null) {
            return at + 1;
        }
        Run run = run(false, begin);
        String digits = run.digits(0, run.groups().size());
        if (digits.length() >= SHORTEST_ENDING && digits.length() <= 9 && !isAttachedBehind(run.end())) {
            Partial.phone(digits.startsWith("0") ? Partial.ANY + digits : digits)
                    .ifPresent(part -> found.add(new Found(part.text(), true)));
        }
        return run.end();
    }
}
