package org.forewarn.alert.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.forewarn.alert.phrasing.Words;
import org.forewarn.alert.queue.QueueFilter.Age;
import org.forewarn.alert.queue.QueueFilter.Whose;
import org.forewarn.alert.staff.Colleagues;
import org.forewarn.alert.staff.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the queue's page shows. */
@Component
class QueueViews {

    private final Queue queue;
    private final Colleagues colleagues;
    private final Clock clock;

    QueueViews(Queue queue, Colleagues colleagues, Clock clock) {
        this.queue = queue;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** One choice of a filter. */
    record Option(String value, String words, boolean chosen) {}

    /** A question of the filter and its choices. */
    record Choice(String name, String label, List<Option> options) {}

    /** One of the tabs above the queue. */
    record Tab(String href, String words, String count, boolean current) {}

    Map<String, @Nullable Object> model(QueueFilter filter, Member member, @Nullable QueuePlace after) {
        Instant now = clock.instant();
        UUID me = member.memberId();
        Queue.Page page = queue.page(filter, me, after);
        Map<UUID, String> names = colleagues.names(page.rows().stream()
                .map(QueueRow::takenBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var model = new HashMap<String, @Nullable Object>();
        model.put(
                "items",
                page.rows().stream()
                        .map(row -> QueueItem.of(row, member, names, now))
                        .toList());
        model.put("next", page.next() == null ? null : filter.href(page.next()));
        model.put("first", after == null ? null : filter.href(null));
        model.put("filter", filter);
        model.put("narrowed", filter.isNarrowed());
        model.put("tabs", tabs(filter, me));
        model.put("choices", choices(filter));
        model.put("waiting", counted(queue.count(filter, me)));
        model.put("late", queue.count(with(filter, filter.whose(), Age.LATE), me));
        model.put("colleagues", colleagues.all());
        return model;
    }

    private List<Tab> tabs(QueueFilter filter, UUID me) {
        return Arrays.stream(Whose.values())
                .map(whose -> {
                    QueueFilter other = with(filter, whose, filter.age());
                    String words =
                            switch (whose) {
                                case ALL -> "All";
                                case MINE -> "Mine";
                                case UNASSIGNED -> "Nobody's";
                            };
                    return new Tab(other.href(null), words, counted(queue.count(other, me)), whose == filter.whose());
                })
                .toList();
    }

    private static QueueFilter with(QueueFilter filter, Whose whose, Age age) {
        return new QueueFilter(filter.attention(), filter.severity(), filter.county(), whose, age);
    }

    private List<Choice> choices(QueueFilter filter) {
        return List.of(
                new Choice("attention", "Waits for", codes(QueueFilter.ATTENTIONS, filter.attention(), "Whatever")),
                new Choice("severity", "Severity", codes(QueueFilter.SEVERITIES, filter.severity(), "Any")),
                new Choice("county", "County", counties(filter.county())),
                new Choice(
                        "age",
                        "Age",
                        List.of(
                                age(Age.ANY, "Any", filter),
                                age(Age.LATE, "Past its service level", filter),
                                age(Age.DAY, "More than a day", filter))));
    }

    private static Option age(Age age, String words, QueueFilter filter) {
        return new Option(age == Age.ANY ? "" : age.name().toLowerCase(Locale.ROOT), words, filter.age() == age);
    }

    private static List<Option> codes(List<String> codes, @Nullable String chosen, String any) {
        var options = new ArrayList<Option>();
        options.add(new Option("", any, chosen == null));
        codes.forEach(code -> options.add(new Option(code, Words.of(code), code.equals(chosen))));
        return options;
    }

    private List<Option> counties(@Nullable String chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", "Anywhere", chosen == null));
        List<String> counties = queue.counties();
        if (chosen != null && !counties.contains(chosen)) {
            options.add(new Option(chosen, chosen, true));
        }
        counties.forEach(county -> options.add(new Option(county, county, county.equals(chosen))));
        return options;
    }

    private static String counted(int count) {
        return count > Queue.MAX_COUNT ? "more than " + Queue.MAX_COUNT : String.valueOf(count);
    }
}
