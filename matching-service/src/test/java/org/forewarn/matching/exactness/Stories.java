package org.forewarn.matching.exactness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.forewarn.matching.Events;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.LinkDecision;
import org.forewarn.schemas.event.LinkVerdict;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.jspecify.annotations.Nullable;

/** What happens to a handful of reports with a handful of numbers, at random. */
final class Stories {

    private Stories() {}

    /** @param oneIn one in so many of the phones is named by a report, on average */
    record Size(int reports, int phones, int oneIn, int events) {}

    /** Events in the order in which they are posted: new reports, amendments, withdrawals, repeats. */
    static List<ReportEvent> of(Random random, String prefix, Size size) {
        List<ReportEvent> story = new ArrayList<>();
        Map<String, ReportEvent> newest = new HashMap<>();
        for (int i = 0; i < size.events(); i++) {
            String reportId = prefix + random.nextInt(size.reports());
            ReportEvent before = newest.get(reportId);
            ReportEvent event;
            if (before != null && random.nextInt(8) == 0) {
                event = before;
            } else if (random.nextInt(6) == 0) {
                event = Events.withdrawn(reportId);
            } else {
                event = submission(random, reportId, size, i);
            }
            newest.put(reportId, event);
            story.add(event);
        }
        return story;
    }

    private static ReportEvent submission(Random random, String reportId, Size size, int minute) {
        var submission = Events.submitted(reportId)
                .from("charity" + random.nextInt(3))
                .receivedAtMinute(random.nextBoolean() ? minute : random.nextInt(5))
                .type(random.nextBoolean() ? "robbery" : "rape")
                .escrow(random.nextInt(8) == 0 ? 1 + random.nextInt(2) : null);
        for (int phone = 0; phone < size.phones(); phone++) {
            if (random.nextInt(size.oneIn()) == 0) {
                submission.phone(phone);
            }
        }
        return submission.event();
    }

    /** A record of {@code link-decisions}; null: taken back. */
    record Decided(String key, @Nullable LinkDecision decision) {}

    /** What a reviewer says of two of the reports, whether or not they are there. */
    static Decided decision(Random random, String prefix, Size size) {
        int one = random.nextInt(size.reports());
        int other = (one + 1 + random.nextInt(size.reports() - 1)) % size.reports();
        Pair pair = Pair.of(prefix + one, prefix + other);
        if (random.nextInt(4) == 0) {
            return new Decided(pair.key(), null);
        }
        return new Decided(
                pair.key(),
                LinkDecision.newBuilder()
                        .setLeft(pair.left())
                        .setRight(pair.right())
                        .setVerdict(random.nextInt(5) < 2 ? LinkVerdict.SAME : LinkVerdict.NOT_SAME)
                        .setWho("staff-1")
                        .setWhen(Instant.ofEpochSecond(random.nextInt(3)))
                        .build());
    }

    /** Ids of the reports that stand at the end. */
    static Set<String> live(List<ReportEvent> story) {
        var live = new HashSet<String>();
        for (ReportEvent event : story) {
            if (event.getKind() == ReportEventKind.SUBMITTED) {
                live.add(event.getReportId());
            } else {
                live.remove(event.getReportId());
            }
        }
        return live;
    }
}
