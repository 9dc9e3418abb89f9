package org.forewarn.benchmarks.kills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.forewarn.benchmarks.kills.Violation.AcceptedWithoutBroker;
import org.forewarn.benchmarks.kills.Violation.Doubled;
import org.forewarn.benchmarks.kills.Violation.Lost;
import org.forewarn.benchmarks.kills.Violation.Renamed;
import org.forewarn.benchmarks.kills.Violation.SeveralContents;
import org.jspecify.annotations.Nullable;

/**
 * The guarantee of intake, checked from the outside: what clients were told against what the topic holds.
 *
 * <ul>
 *   <li>A report that was answered with 202 is in the topic.
 *   <li>It has one id, and in the topic one content.
 *   <li>It is there once; a repeat of the same content is allowed as often as the report was sent again.
 *   <li>No 202 was given while there was no broker: none to a request that was sent in that time, and none later in it
 *       than {@link #ON_ITS_WAY} after the broker's end, when an answer given before may still arrive. Of a report that
 *       the topic had before, a 202 is true at any time: intake may know from the topic that it is a repeat.
 * </ul>
 */
final class NothingAcceptedIsLost {

    /** From the service to a client that has to wait for a processor of the same machine. */
    static final Duration ON_ITS_WAY = Duration.ofMillis(500);

    private NothingAcceptedIsLost() {}

    /** All that is broken; empty when the guarantee was kept. */
    static List<Violation> violations(
            Collection<Attempt> attempts, Collection<Outage> outages, Collection<Stored> stored) {
        Topic topic = Topic.of(stored);
        var found = new ArrayList<Violation>();
        var sent = new HashMap<String, Integer>();
        var ids = new HashMap<String, Set<String>>();
        for (Attempt attempt : attempts) {
            sent.merge(attempt.reference(), 1, Integer::sum);
            if (attempt.reportId() != null) {
                ids.computeIfAbsent(attempt.reference(), _ -> new HashSet<>()).add(attempt.reportId());
                if (outages.stream().anyMatch(outage -> acceptedIn(outage, attempt, topic))) {
                    found.add(new AcceptedWithoutBroker(attempt));
                }
            }
        }
        ids.forEach((reference, its) -> {
            if (its.size() > 1) {
                found.add(new Renamed(reference, Set.copyOf(its)));
            }
            its.stream().filter(id -> !topic.times.containsKey(id)).forEach(id -> found.add(new Lost(reference, id)));
        });
        found.addAll(topic.violations(sent));
        return List.copyOf(found);
    }

    /** How many records repeat what the topic has already, because a client that was not answered sent again. */
    static long repeats(Collection<Stored> stored) {
        return stored.size() - stored.stream().map(Stored::reportId).distinct().count();
    }

    private static boolean acceptedIn(Outage outage, Attempt attempt, Topic topic) {
        boolean endedIn = attempt.endedNanos() - outage.begunNanos() < 0;
        boolean sentIn = attempt.sentNanos() - outage.goneNanos() >= 0;
        boolean tooLate = attempt.endedNanos() - outage.goneNanos() > ON_ITS_WAY.toNanos();
        return endedIn && (sentIn || tooLate) && !topic.hadBefore(outage, attempt.reportId());
    }

    /** What the topic holds, by report. */
    private record Topic(
            Map<String, Integer> times,
            Map<String, Set<String>> contents,
            Map<String, String> references,
            Map<String, Long> firstNanos) {

        static Topic of(Collection<Stored> stored) {
            var topic = new Topic(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
            for (Stored record : stored) {
                topic.times.merge(record.reportId(), 1, Integer::sum);
                topic.contents
                        .computeIfAbsent(record.reportId(), _ -> new HashSet<>())
                        .add(record.contentDigest());
                topic.references.put(record.reportId(), record.reference());
                topic.firstNanos.merge(record.reportId(), record.appendedNanos(), Math::min);
            }
            return topic;
        }

        boolean hadBefore(Outage outage, @Nullable String reportId) {
            Long first = reportId == null ? null : firstNanos.get(reportId);
            return first != null && first - outage.begunNanos() < 0;
        }

        List<Violation> violations(Map<String, Integer> sent) {
            var found = new ArrayList<Violation>();
            times.forEach((id, stored) -> {
                String reference = references.getOrDefault(id, "");
                int attempts = sent.getOrDefault(reference, 0);
                if (stored > attempts) {
                    found.add(new Doubled(reference, stored, attempts));
                }
                int several = contents.getOrDefault(id, Set.of()).size();
                if (several > 1) {
                    found.add(new SeveralContents(reference, several));
                }
            });
            return found;
        }
    }
}
