package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.forewarn.matching.cases.CaseStage.Output;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.matching.CaseControl;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.CaseSwitch;
import org.jspecify.annotations.Nullable;

/**
 * Whether the stage publishes. One that begins in silence, beside another that has filled the topics, learns what stands
 * there; when it is opened it puts what stands with it in place of that. Keys are opened in ascending order of prefixes,
 * each by one input, so that no transaction holds everything: {@code 0}, {@code 1} to {@code f}, or finer.
 */
final class Opening {

    private static final String MODE = "mode";
    private static final String CASES = "case" + Pair.SEPARATOR;
    private static final String LINKS = "link" + Pair.SEPARATOR;

    private final CaseTables tables;
    private final CaseGraph graph;
    private final CaseBounds bounds;
    private final boolean startsOpen;
    private final long firstFloor;

    Opening(CaseTables tables, CaseGraph graph, CaseBounds bounds, boolean startsOpen, long firstFloor) {
        this.tables = tables;
        this.graph = graph;
        this.bounds = bounds;
        this.startsOpen = startsOpen;
        this.firstFloor = firstFloor;
    }

    /** What follows before anything is held back. */
    List<Output> take(CaseControl control) {
        switch (control.getKind()) {
            case PUBLISHED_LINK -> stands(LINKS, control);
            case PUBLISHED_CASE -> stands(CASES, control);
            case OPEN -> {
                return open(control.getKey());
            }
            case FINISH -> finish(control.getKey());
            case NONE -> throw new IllegalArgumentException("A control of a kind that is not known here");
        }
        return List.of();
    }

    /** Whether what is under a key is published. */
    boolean isOpen(String key) {
        CaseSwitch mode = mode();
        return mode.getOpen() || isThrough(mode.getOpenThrough(), key);
    }

    /**
     * Whether an end is published. From the first prefix on all are: a case that was opened may lead to one that is not
     * yet, and that one must lead on when it ends.
     */
    boolean isEndOpen() {
        CaseSwitch mode = mode();
        return mode.getOpen() || mode.getOpenThrough() != null;
    }

    /** The version of what an input changes. */
    long version(long offset) {
        return mode().getFloor() + 1 + offset;
    }

    private static boolean isThrough(@Nullable String through, String key) {
        return through != null && (key.compareTo(through) <= 0 || key.startsWith(through));
    }

    private CaseSwitch mode() {
        CaseSwitch known = tables.switches().get(MODE);
        if (known != null) {
            return known;
        }
        CaseSwitch first =
                CaseSwitch.newBuilder().setOpen(startsOpen).setFloor(firstFloor).build();
        tables.switches().put(MODE, first);
        return first;
    }

    private void stands(String kind, CaseControl published) {
        CaseSwitch mode = mode();
        if (mode.getOpen()) {
            return;
        }
        tables.switches()
                .put(
                        kind + published.getKey(),
                        CaseSwitch.newBuilder()
                                .setKey(published.getKey())
                                .setReports(published.getReports())
                                .build());
        if (published.getVersion() > mode.getFloor()) {
            mode.setFloor(published.getVersion());
            tables.switches().put(MODE, mode);
        }
    }

    private List<Output> open(String prefix) {
        CaseSwitch mode = mode();
        if (mode.getOpen()) {
            return List.of();
        }
        String through = mode.getOpenThrough();
        if (through == null || through.compareTo(prefix) < 0) {
            mode.setOpenThrough(prefix);
            tables.switches().put(MODE, mode);
        }
        var outputs = new ArrayList<Output>();
        openLinks(prefix, outputs);
        openCases(prefix, outputs);
        return outputs;
    }

    private void openLinks(String prefix, List<Output> outputs) {
        for (CaseSwitch published : published(LINKS, prefix)) {
            CasePair pair = tables.pairs().get(published.getKey());
            if (pair == null || graph.standing(pair) == null) {
                outputs.add(new Output.Linked(pair(published.getKey()), null));
            }
            tables.switches().remove(LINKS + published.getKey());
        }
        tables.pairs().scan(prefix, pair -> {
            Link link = graph.standing(pair);
            if (link != null) {
                outputs.add(new Output.Linked(new Pair(pair.getLeft(), pair.getRight()), link));
            }
        });
    }

    private void openCases(String prefix, List<Output> outputs) {
        var standing = new ArrayList<String>();
        tables.heads().scan(prefix, head -> standing.add(head.getCaseId()));
        for (String caseId : standing.stream().sorted().toList()) {
            new Regrouping(tables, graph, bounds)
                    .again(caseId, publishedOf(caseId))
                    .forEach(state -> outputs.add(new Output.Published(state)));
        }
        for (CaseSwitch published : published(CASES, prefix)) {
            if (tables.heads().get(published.getKey()) == null) {
                outputs.add(new Output.Published(Regrouping.ended(published.getKey(), successor(published))));
            }
        }
    }

    /** Published cases that are named by a report which is in this one now: they became it. */
    private List<String> publishedOf(String caseId) {
        var ids = new ArrayList<String>();
        tables.members().scan(caseId + Pair.SEPARATOR, member -> {
            String id = member.getReportId();
            if (tables.switches().get(CASES + id) != null && tables.heads().get(id) == null) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Where the report is that named it; when that is nowhere, most of those it listed. */
    private @Nullable String successor(CaseSwitch published) {
        String ofItsName = graph.caseOf(published.getKey());
        return ofItsName != null
                ? ofItsName
                : Succession.of(published.getKey(), new TreeSet<>(published.getReports()), graph::caseOf);
    }

    private void finish(String prefix) {
        CaseSwitch mode = mode();
        if (!mode.getOpen()) {
            mode.setOpen(true);
            mode.setOpenThrough(null);
            tables.switches().put(MODE, mode);
        }
        published(CASES, prefix).forEach(row -> tables.switches().remove(CASES + row.getKey()));
        published(LINKS, prefix).forEach(row -> tables.switches().remove(LINKS + row.getKey()));
    }

    private List<CaseSwitch> published(String kind, String prefix) {
        var rows = new ArrayList<CaseSwitch>();
        tables.switches().scan(kind + prefix, rows::add);
        rows.sort((one, other) -> one.getKey().compareTo(other.getKey()));
        return rows;
    }

    private static Pair pair(String key) {
        int cut = key.indexOf(Pair.SEPARATOR);
        return new Pair(key.substring(0, cut), key.substring(cut + 1));
    }
}
