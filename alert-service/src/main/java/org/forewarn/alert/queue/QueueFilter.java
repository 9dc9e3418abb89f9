package org.forewarn.alert.queue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which of what waits is shown. It stands in addresses, so it holds codes and names of counties and nothing about anyone.
 * A word that is none of ours counts as not given: an old bookmark shows more, never an error.
 *
 * @param attention null: whatever it waits for
 * @param severity null: whatever
 * @param county null: anywhere
 */
record QueueFilter(
        @Nullable String attention,
        @Nullable String severity,
        @Nullable String county,
        Whose whose,
        Age age) {

    static final List<String> ATTENTIONS = List.of(
            "report_withdrawn", "case_closed", "no_longer_warranted", "second_approval", "draft", "update", "expiring");
    static final List<String> SEVERITIES = List.of("EXTREME", "SEVERE", "MODERATE", "MINOR", "UNKNOWN");

    /** Longer than any county's name. */
    private static final int MAX_COUNTY = 60;

    /** Whose work is shown. */
    enum Whose {
        ALL,
        MINE,
        UNASSIGNED
    }

    /** How long it has waited. */
    enum Age {
        ANY,
        /** Past its service level. */
        LATE,
        /** More than a day. */
        DAY
    }

    static QueueFilter of(MultiValueMap<String, String> given) {
        String county = given.getFirst("county");
        return new QueueFilter(
                one(given.getFirst("attention"), ATTENTIONS),
                one(given.getFirst("severity"), SEVERITIES),
                county == null || county.isBlank() || county.length() > MAX_COUNTY ? null : county.strip(),
                word(Whose.class, given.getFirst("whose")).orElse(Whose.ALL),
                word(Age.class, given.getFirst("age")).orElse(Age.ANY));
    }

    private static @Nullable String one(@Nullable String given, List<String> words) {
        return given != null && words.contains(given) ? given : null;
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> words, @Nullable String given) {
        return Arrays.stream(words.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(given))
                .findFirst();
    }

    boolean isNarrowed() {
        return !equals(new QueueFilter(null, null, null, Whose.ALL, Age.ANY));
    }

    /** The address of the queue with this filter. */
    String href(@Nullable QueuePlace after) {
        var address = UriComponentsBuilder.fromPath("/desk");
        var words = new LinkedHashMap<String, String>();
        add(words, "attention", attention);
        add(words, "severity", severity);
        add(words, "county", county);
        add(words, "whose", whose == Whose.ALL ? null : whose.name().toLowerCase(Locale.ROOT));
        add(words, "age", age == Age.ANY ? null : age.name().toLowerCase(Locale.ROOT));
        add(words, "after", after == null ? null : after.text());
        words.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(words).toUriString();
    }

    private static void add(Map<String, String> words, String name, @Nullable String value) {
        if (value != null) {
            words.put(name, value);
        }
    }
}
