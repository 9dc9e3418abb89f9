package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.forewarn.matching.Events;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.matching.state.Draft;
import org.forewarn.matching.state.MapTable;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.matching.ArrivedReport;
import org.forewarn.schemas.matching.CaseInput;

/**
 * Prints what a change costs in a case of 10 to 10,000 reports, each linked with three others of it: a report joins it,
 * one of it is amended, one leaves. Tables are in memory, and copy each row as a store would decode it. Argument: the
 * greatest size.
 */
final class LargeCaseCost {

    private static final int TIMES = 15;
    private static final int LINKS = 3;
    private static final int WARM_UP = 40;

    private final List<Draft<?>> drafts = new ArrayList<>();
    private final CaseStage stage = new CaseStage(
            new CaseTables(draft(), draft(), draft(), draft(), draft(), draft()), CaseBounds.DEFAULT, true, 0);
    private final Random random = new Random(1);
    private final Map<Integer, TreeSet<Integer>> linked = new HashMap<>();
    private final Map<Integer, Long> versions = new HashMap<>();
    private long version;
    private long offset;
    private int reports;

    private LargeCaseCost() {}

    public static void main(String... arguments) {
        int greatest = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        System.out.println("reports in the case | joins, ms | amended, ms | leaves, ms (medians of " + TIMES + ")");
        for (int i = 0; i < WARM_UP; i++) {
            var cost = new LargeCaseCost();
            for (int j = 0; j < WARM_UP; j++) {
                cost.join();
            }
        }
        for (int size = 10; size <= greatest; size *= 10) {
            var cost = new LargeCaseCost();
            while (cost.reports < size) {
                cost.join();
            }
            System.out.printf(
                    "%19d | %9.2f | %11.2f | %10.2f%n",
                    size, median(cost::join), median(cost::amend), median(cost::leave));
        }
    }

    private static double median(Runnable step) {
        var nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long from = System.nanoTime();
            step.run();
            nanos[i] = System.nanoTime() - from;
        }
        Arrays.sort(nanos);
        return nanos[TIMES / 2] / 1e6;
    }

    private void join() {
        int number = reports++;
        for (int i = 0; i < Math.min(LINKS, number); i++) {
            int other = i == 0 ? number - 1 : random.nextInt(number);
            linked.computeIfAbsent(number, id -> new TreeSet<>()).add(other);
            linked.computeIfAbsent(other, id -> new TreeSet<>()).add(number);
        }
        settle(number);
    }

    /** The same report at a newer version, with the same links. */
    private void amend() {
        settle(random.nextInt(reports));
    }

    private void leave() {
        int number = random.nextInt(reports);
        take(CaseInputs.arrived(new ArrivedReport(id(number), ++version, null, List.of())));
        linked.getOrDefault(number, new TreeSet<>())
                .forEach(other -> linked.getOrDefault(other, new TreeSet<>()).remove(number));
        linked.remove(number);
        versions.remove(number);
    }

    private void settle(int number) {
        versions.put(number, ++version);
        for (int other : linked.getOrDefault(number, new TreeSet<>())) {
            Link link = Fixture.linkOf(id(other), id(number), 9, LinkBand.LINK);
            boolean ordered = link.getRight().equals(id(number));
            link.setLeftVersion(ordered ? versions.getOrDefault(other, 0L) : version);
            link.setRightVersion(ordered ? version : versions.getOrDefault(other, 0L));
            take(CaseInputs.link(link));
        }
        var event = Events.submitted(id(number))
                .phone(number % 1_000)
                .receivedAtMinute(number)
                .event();
        var facts = Enrichment.of(event.getReportId(), event.getProvenance(), Objects.requireNonNull(event.getReport()))
                .facts();
        take(CaseInputs.arrived(new ArrivedReport(id(number), version, facts, List.of())));
    }

    private void take(CaseInput input) {
        stage.take(input, offset++);
        drafts.forEach(Draft::commit);
    }

    private <V extends SpecificRecord> Draft<V> draft() {
        var draft = new Draft<V>(new MapTable<V>());
        drafts.add(draft);
        return draft;
    }

    private static String id(int number) {
        return "r%06d".formatted(number);
    }
}
