package org.forewarn.benchmarks.matching;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.forewarn.matching.evaluation.LabelledTable;
import org.forewarn.matching.linkage.Estimation;
import org.forewarn.matching.linkage.Model;

/**
 * {@code ./forewarn bench duke}: our engine beside Duke, one record at a time, on the same tables, in the same JVM. Models
 * are made beforehand on both sides: ours is estimated from the table without its truth, Duke's was written by hand.
 */
public final class DukeBench {

    private static final double WANTED_RATIO = 5;
    private static final long SEED = 1;
    private static final double NANOS = 1e9;

    private final PrintStream out;

    public DukeBench(PrintStream out) {
        this.out = out;
    }

    private record Measured(double perSecond, Agreement agreement) {}

    /**
     * Whether ours is fast enough on every table, at no lower F1.
     *
     * @param configurations the folder with {@code febrl.json} and {@code fake.json} of {@code ./forewarn evaluate}
     * @param data the folder with the tables
     */
    public boolean run(Path configurations, Path data) {
        out.println("one record at a time, one thread; a first pass of each is thrown away");
        boolean febrl = compare(
                "febrl3",
                LabelledTable.read(configurations.resolve("febrl.json"), data.resolve("febrl3.csv")),
                List.of(
                        Duke.ofFebrl("Duke, as it comes", Duke.Search.DEFAULT),
                        Duke.ofFebrl("Duke, set for speed", Duke.Search.FAST)));
        boolean fake = compare(
                "fake_1000",
                LabelledTable.read(configurations.resolve("fake.json"), data.resolve("fake_1000.csv")),
                List.of(
                        Duke.ofFake("Duke, as it comes", Duke.Search.DEFAULT),
                        Duke.ofFake("Duke, set for speed", Duke.Search.FAST)));
        return febrl && fake;
    }

    private boolean compare(String name, LabelledTable table, List<Duke> dukes) {
        out.printf("%s: %d records, %d true pairs%n", name, table.records().size(), table.truePairs());
        Model model = new Estimation(table.specification(), table.records(), 0, SEED, what -> {})
                .estimate(name, "for the benchmark")
                .model();
        Measured ours = measured(new Engine(model), table);
        boolean reached = true;
        for (Duke duke : dukes) {
            Measured theirs = measured(duke, table);
            double ratio = ours.perSecond() / theirs.perSecond();
            boolean fast = ratio >= WANTED_RATIO;
            boolean good = ours.agreement().f1() >= theirs.agreement().f1();
            out.printf(
                    "%s forewarn / %s: %.1f times as fast (wanted %.0f), F1 %+.4f%n",
                    fast && good ? "  reached    " : "  NOT reached",
                    duke.name(),
                    ratio,
                    WANTED_RATIO,
                    ours.agreement().f1() - theirs.agreement().f1());
            reached &= fast && good;
        }
        return reached;
    }

    private Measured measured(Peer peer, LabelledTable table) {
        peer.link(table.records());
        long began = System.nanoTime();
        long[] links = peer.link(table.records());
        double seconds = (System.nanoTime() - began) / NANOS;
        double right = 0;
        for (long link : links) {
            right += table.same(Blocks.left(link), Blocks.right(link)) ? 1 : 0;
        }
        var agreement = Agreement.ofCounts(right, links.length, table.truePairs());
        double perSecond = table.records().size() / seconds;
        out.printf(
                "  %-20s %8.0f records/s  precision %.4f  recall %.4f  F1 %.4f%n",
                peer.name(), perSecond, agreement.precision(), agreement.recall(), agreement.f1());
        return new Measured(perSecond, agreement);
    }
}
