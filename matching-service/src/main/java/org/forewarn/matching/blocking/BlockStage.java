package org.forewarn.matching.blocking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.Revision;
import org.forewarn.schemas.matching.Block;
import org.forewarn.schemas.matching.Carrier;
import org.forewarn.schemas.matching.SlotAnswer;
import org.forewarn.schemas.matching.Visit;
import org.jspecify.annotations.Nullable;

/**
 * One visit of a report to one slot: it enters blocks, changes in them or leaves them, and meets all that are in them.
 *
 * <p>Whoever comes later sees the earlier, so every pair that shares a key meets in its block whatever the order. The
 * least specific key that both share compares them, so that each pair is compared once.
 *
 * <p>A key with more carriers than {@link BlockLimits} allows is generic. Carriers whose links rest on it are told, and
 * compared anew without it; when it ceases to be generic, those are told that take it for it. A visit that takes a key
 * for what it is not is told so instead of being answered: the report comes again.
 */
public final class BlockStage {

    private final BlockTables tables;
    private final BlockLimits limits;
    private final ReportComparer comparer;
    private final Lately lately = new Lately();

    public BlockStage(BlockTables tables, Rules rules) {
        this.tables = tables;
        this.limits = rules.limits();
        this.comparer = rules.comparer();
    }

    /** What follows from a visit, in this order. */
    public sealed interface Output {

        /** Two reports that resemble each other. */
        record Linked(Link link) implements Output {}

        /** The report has met everyone it should in this slot; its links there come before. */
        record Answered(SlotAnswer answer) implements Output {}

        /** A report must be compared anew. */
        record Revised(Revision revision) implements Output {}

        /** A key has become generic, or specific again. */
        record Turned(String key, boolean generic, int carriers) implements Output {

            /** Whether the key is an identifier, and not weak evidence. */
            public boolean isIdentifier() {
                return BlockingKeys.isIdentifier(key);
            }
        }
    }

    /** What follows; nothing when the visit is an old one. */
    public List<Output> take(Visit visit) {
        Visit before = tables.visitors().get(visit.getReportId());
        if (before != null && before.getVersion() >= visit.getVersion()) {
            return List.of();
        }
        var step = new Step(visit);
        step.move(before == null ? List.of() : before.getCarried());
        return step.finish();
    }

    /** The handling of one visit. */
    private final class Step {

        private final Visit visit;
        private final String reportId;
        private final List<Output> outputs = new ArrayList<>();
        /** What others must be told, by reportId. */
        private final Map<String, Revision> revisions = new TreeMap<>();

        Step(Visit visit) {
            this.visit = visit;
            this.reportId = visit.getReportId();
        }

        void move(List<String> carriedBefore) {
            var left = new TreeSet<>(carriedBefore);
            visit.getCarried().forEach(left::remove);
            left.forEach(this::leave);
            var entered = new TreeSet<>(visit.getCarried());
            carriedBefore.forEach(entered::remove);
            if (visit.getCarried().isEmpty()) {
                tables.visitors().remove(reportId);
            } else {
                tables.visitors().put(reportId, visit);
            }
            entered.forEach(this::enter);
        }

        private void leave(String key) {
            Block block = known(key);
            if (block.getGeneric() == 0) {
                List<String> others = without(block.getCarriers());
                if (others.isEmpty()) {
                    tables.blocks().remove(key);
                } else {
                    tables.blocks().put(key, new Block(others, 0));
                }
                return;
            }
            tables.carriers().remove(row(key, reportId));
            int carriers = block.getGeneric() - 1;
            if (carriers > limits.of(key)) {
                tables.blocks().put(key, new Block(List.of(), carriers));
            } else {
                becomeSpecific(key);
            }
        }

        private void becomeSpecific(String key) {
            var others = new TreeSet<String>();
            tables.carriers().scan(key + Pair.SEPARATOR, carrier -> others.add(carrier.getReportId()));
            others.forEach(other -> tables.carriers().remove(row(key, other)));
            tables.blocks().put(key, new Block(List.copyOf(others), 0));
            outputs.add(new Output.Turned(key, false, others.size()));
            others.stream()
                    .filter(other -> !visitor(other).getKeys().contains(key))
                    .forEach(other -> revision(other).getSpecific().add(key));
        }

        private void enter(String key) {
            Block block = tables.blocks().get(key);
            if (block != null && block.getGeneric() > 0) {
                tables.carriers().put(row(key, reportId), new Carrier(reportId));
                tables.blocks().put(key, new Block(List.of(), block.getGeneric() + 1));
                return;
            }
            var carriers = new TreeSet<String>(block == null ? List.of() : block.getCarriers());
            carriers.add(reportId);
            if (carriers.size() > limits.of(key)) {
                becomeGeneric(key, carriers);
            } else {
                tables.blocks().put(key, new Block(List.copyOf(carriers), 0));
            }
        }

        private void becomeGeneric(String key, NavigableSet<String> carriers) {
            carriers.forEach(each -> tables.carriers().put(row(key, each), new Carrier(each)));
            tables.blocks().put(key, new Block(List.of(), carriers.size()));
            outputs.add(new Output.Turned(key, true, carriers.size()));
            restingOn(key, without(carriers))
                    .forEach(other -> revision(other).getGeneric().add(key));
        }

        /**
         * Of each two that were linked over a key, the first: its next version ends the link, or finds another key for it.
         * The others have nothing that rests on the key, and go on taking it for specific.
         */
        private Set<String> restingOn(String key, List<String> carriers) {
            List<Visit> visits = carriers.stream().map(this::visitor).toList();
            Set<String> resting = new TreeSet<>();
            for (int i = 0; i < visits.size(); i++) {
                Visit one = visits.get(i);
                for (int j = i + 1; j < visits.size() && !resting.contains(one.getReportId()); j++) {
                    Visit other = visits.get(j);
                    if (LeastCommonKey.is(key, one.getKeys(), other.getKeys())
                            && comparer.resemble(read(one), read(other))) {
                        resting.add(one.getReportId());
                    }
                }
            }
            return resting;
        }

        private Block known(String key) {
            Block block = tables.blocks().get(key);
            if (block == null) {
                throw new IllegalStateException("a report carries a key that nobody carries");
            }
            return block;
        }

        private List<String> without(Collection<String> carriers) {
            return carriers.stream().filter(each -> !each.equals(reportId)).toList();
        }

        private static String row(String key, String carrier) {
            return key + Pair.SEPARATOR + carrier;
        }

        private Revision revision(String other) {
            return revisions.computeIfAbsent(
                    other, id -> new Revision(id, visitor(id).getVersion(), new ArrayList<>(), new ArrayList<>()));
        }

        private Visit visitor(String other) {
            Visit visitor = tables.visitors().get(other);
            if (visitor == null) {
                throw new IllegalStateException("a report that left the slot still carries one of its keys");
            }
            return visitor;
        }

        List<Output> finish() {
            Revision own = mistakes();
            if (own != null) {
                outputs.add(new Output.Revised(own));
            } else if (!visit.getCarried().isEmpty()) {
                meet();
                outputs.add(new Output.Answered(new SlotAnswer(reportId, visit.getVersion(), visit.getSlot())));
            }
            revisions.values().forEach(revision -> outputs.add(new Output.Revised(revision)));
            return outputs;
        }

        /** What the report takes for specific and is generic, or the reverse; null: nothing. */
        private @Nullable Revision mistakes() {
            List<String> generic = new ArrayList<>();
            List<String> specific = new ArrayList<>();
            for (String key : visit.getCarried()) {
                boolean isGeneric = known(key).getGeneric() > 0;
                boolean takenForGeneric = !visit.getKeys().contains(key);
                if (isGeneric != takenForGeneric) {
                    (isGeneric ? generic : specific).add(key);
                }
            }
            return generic.isEmpty() && specific.isEmpty()
                    ? null
                    : new Revision(reportId, visit.getVersion(), generic, specific);
        }

        /** Compares the report with everyone whom it meets here and nowhere before. */
        private void meet() {
            for (String key : visit.getCarried()) {
                // of a generic key, nobody
                for (String otherId : without(known(key).getCarriers())) {
                    Visit other = visitor(otherId);
                    if (LeastCommonKey.is(key, visit.getKeys(), other.getKeys())) {
                        comparer.compare(read(visit), read(other))
                                .ifPresent(link -> outputs.add(new Output.Linked(link)));
                    }
                }
            }
        }
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
