package org.forewarn.matching.blocking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.Revision;
import org.forewarn.schemas.matching.SlotAnswer;
import org.forewarn.schemas.matching.Visit;

/**
 * One visit of a report to one slot: it enters blocks, changes in them or leaves them, and meets all that are in them.
 *
 * <p>Whoever comes later sees the earlier, so every pair that shares a key meets in its block whatever the order. Who
 * shares several keys of a slot is compared once there; who shares keys of several slots, once in each, with the same
 * result.
 *
 * <p>A key with more carriers than {@link BlockLimits} allows is generic, and nobody meets over it. When a key turns
 * generic, carriers whose link rests on it are told, and are compared anew without it. When it is specific again, those
 * who carry it are compared at once.
 */
public final class BlockStage {

    /** Half a kilobyte each, and a record may have a megabyte. */
    private static final int MAX_LINKS_OF_ANSWER = 500;

    private final Table<Visit> visitors;
    private final BlockLimits limits;
    private final ReportComparer comparer;
    private final BlockIndex index = new BlockIndex();
    private final Lately lately = new Lately();

    /**
     * A slot as its visits say.
     *
     * @param visitors the newest visit of each report that carries one of the slot's keys, by reportId
     */
    public BlockStage(Table<Visit> visitors, Rules rules) {
        this.visitors = visitors;
        this.limits = rules.limits();
        this.comparer = rules.comparer();
    }

    /** Takes in a visit that was there before the task began. */
    public void remember(Visit visit) {
        visit.getCarried().forEach(key -> index.enter(key, visit.getReportId()));
    }

    /** What follows from a visit, in this order. */
    public sealed interface Output {

        /** A key has become generic, or specific again. */
        record Turned(String key, boolean generic, int carriers) implements Output {

            /** Whether the key is an identifier, and not weak evidence. */
            public boolean isIdentifier() {
                return BlockingKeys.isIdentifier(key);
            }
        }

        /** Two reports that resemble each other, beside what is answered. */
        record Linked(Link link) implements Output {}

        /** The report has met everyone it should in this slot. */
        record Answered(SlotAnswer answer) implements Output {}

        /** A report must be compared anew. */
        record Revised(Revision revision) implements Output {}
    }

    /**
     * What follows; nothing when the visit is an old one.
     *
     * @throws IllegalArgumentException when the visit, or one it meets, cannot be read; the slot is then as it was
     */
    public List<Output> take(Visit visit) {
        Visit before = visitors.get(visit.getReportId());
        if (before != null && before.getVersion() >= visit.getVersion()) {
            return List.of();
        }
        var step = new Step(visit, before == null ? List.of() : before.getCarried());
        step.move();
        try {
            return step.outputs();
        } catch (RuntimeException e) {
            step.moveBack();
            throw e;
        }
    }

    /** The handling of one visit. */
    private final class Step {

        private final Visit visit;
        private final String reportId;
        private final NavigableSet<String> left;
        private final NavigableSet<String> entered;
        private final List<Output> outputs = new ArrayList<>();
        /** Reports that must be compared anew. */
        private final NavigableSet<String> revised = new TreeSet<>();

        Step(Visit visit, List<String> carriedBefore) {
            this.visit = visit;
            this.reportId = visit.getReportId();
            this.left = new TreeSet<>(carriedBefore);
            visit.getCarried().forEach(left::remove);
            this.entered = new TreeSet<>(visit.getCarried());
            carriedBefore.forEach(entered::remove);
        }

        void move() {
            left.forEach(key -> index.leave(key, reportId));
            entered.forEach(key -> index.enter(key, reportId));
        }

        void moveBack() {
            entered.forEach(key -> index.leave(key, reportId));
            left.forEach(key -> index.enter(key, reportId));
        }

        List<Output> outputs() {
            if (visit.getCarried().isEmpty()) {
                visitors.remove(reportId);
            } else {
                visitors.put(reportId, visit);
            }
            left.stream().filter(key -> index.count(key) == limits.of(key)).forEach(this::becomeSpecific);
            entered.stream()
                    .filter(key -> index.count(key) == limits.of(key) + 1)
                    .forEach(this::becomeGeneric);
            if (!visit.getCarried().isEmpty()) {
                answer(meet());
            }
            revised.forEach(other -> outputs.add(
                    new Output.Revised(new Revision(other, visitor(other).getVersion()))));
            return outputs;
        }

        /** All who carry the key are compared; who shares another one was before, and is again with the same result. */
        private void becomeSpecific(String key) {
            List<Visit> visits =
                    carriers(key).stream().map(BlockStage.this::visitor).toList();
            outputs.add(new Output.Turned(key, false, visits.size()));
            for (int i = 0; i < visits.size(); i++) {
                for (int j = i + 1; j < visits.size(); j++) {
                    compare(visits.get(i), visits.get(j)).ifPresent(link -> outputs.add(new Output.Linked(link)));
                }
            }
        }

        private void becomeGeneric(String key) {
            NavigableSet<String> carriers = carriers(key);
            outputs.add(new Output.Turned(key, true, carriers.size()));
            // the newcomer has met nobody over it
            carriers.remove(reportId);
            revised.addAll(restingOn(carriers));
        }

        /**
         * Of each two that were linked over a key and share no other, the first: its next version ends the link, unless
         * another slot has a key for it. The others have nothing that rests on the key.
         */
        private Set<String> restingOn(NavigableSet<String> carriers) {
            List<Visit> visits = carriers.stream().map(BlockStage.this::visitor).toList();
            Set<String> resting = new TreeSet<>();
            for (int i = 0; i < visits.size(); i++) {
                Visit one = visits.get(i);
                for (int j = i + 1; j < visits.size() && !resting.contains(one.getReportId()); j++) {
                    Visit other = visits.get(j);
                    if (!doMeet(one, other) && comparer.resemble(read(one), read(other))) {
                        resting.add(one.getReportId());
                    }
                }
            }
            return resting;
        }

        /** The report's links with those whom it meets here. */
        private List<Link> meet() {
            NavigableSet<String> others = new TreeSet<>();
            visit.getCarried().stream()
                    .filter(BlockStage.this::isSpecific)
                    .forEach(key -> index.addCarriers(key, others));
            others.remove(reportId);
            return others.stream()
                    .flatMap(other -> compare(visit, visitor(other)).stream())
                    .toList();
        }

        private void answer(List<Link> links) {
            int rest = Math.max(0, links.size() - MAX_LINKS_OF_ANSWER);
            links.stream().limit(rest).forEach(link -> outputs.add(new Output.Linked(link)));
            outputs.add(new Output.Answered(
                    new SlotAnswer(reportId, visit.getVersion(), visit.getSlot(), links.subList(rest, links.size()))));
        }

        private Optional<Link> compare(Visit one, Visit other) {
            return comparer.compare(read(one), read(other));
        }
    }

    private NavigableSet<String> carriers(String key) {
        NavigableSet<String> carriers = new TreeSet<>();
        index.addCarriers(key, carriers);
        return carriers;
    }

    private boolean isSpecific(String key) {
        return index.count(key) <= limits.of(key);
    }

    /** Whether two share a key of the slot that is specific. */
    private boolean doMeet(Visit one, Visit other) {
        return one.getCarried().stream().anyMatch(key -> other.getCarried().contains(key) && isSpecific(key));
    }

    private Visit visitor(String reportId) {
        Visit visitor = visitors.get(reportId);
        if (visitor == null) {
            throw new IllegalStateException("a report that left the slot still carries one of its keys");
        }
        return visitor;
    }

    /** A version as it is compared; those that are met often are read once. */
    private ReportComparer.Version read(Visit visit) {
        ReportComparer.Version known = lately.get(visit.getReportId());
        if (known != null && known.version() == visit.getVersion()) {
            return known;
        }
        ReportComparer.Version read = comparer.read(visit);
        lately.put(visit.getReportId(), read);
        return read;
    }

    /** Reports that were compared lately, by reportId. */
    private static final class Lately extends LinkedHashMap<String, ReportComparer.Version> {

        private static final long serialVersionUID = 1;

        /** A few KB each. */
        private static final int MAX_REPORTS = 2_000;

        Lately() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ReportComparer.Version> eldest) {
            return size() > MAX_REPORTS;
        }
    }
}
