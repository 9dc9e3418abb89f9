package org.forewarn.benchmarks.matching;

import java.io.PrintStream;
import org.forewarn.benchmarks.incidents.IncidentPlan;
import org.forewarn.benchmarks.incidents.Rates;
import org.forewarn.matching.linkage.Model;

/** {@code ./forewarn bench matching-accuracy}: the packed model on generated reports of several seeds. */
public final class MatchingAccuracyBench {

    private static final double WANTED_RECALL = 0.95;
    private static final double WANTED_PRECISION = 0.99;

    private final PrintStream out;

    public MatchingAccuracyBench(PrintStream out) {
        this.out = out;
    }

    /**
     * What to try.
     *
     * @param seed of the first run; the others have the next ones
     * @param limits how many may carry a blocking key before it is generic
     * @param rates of the runs
     */
    public record Plan(long reports, long seed, int runs, Blocks.Limits limits, Rates rates) {}

    /** Whether every run reached what is wanted. */
    public boolean run(Plan plan) {
        Model model = Model.packed(ReportModel.VERSION);
        out.printf("rates: %s%n", plan.rates());
        out.printf(
                "model %s: prior %.1f bits, link from %.1f, review from %.1f; generic is a key of more than %d"
                        + " reports, an identifier of more than %d%n",
                model.version(),
                model.priorBits(),
                model.thresholdBits().link(),
                model.thresholdBits().review(),
                plan.limits().weak(),
                plan.limits().identifier());
        boolean reached = true;
        for (int run = 0; run < plan.runs(); run++) {
            long seed = plan.seed() + run;
            var accuracy = MatchingAccuracy.of(
                    model, IncidentPlan.of(plan.reports(), seed).at(plan.rates()), plan.limits());
            print(seed, accuracy);
            reached &= accuracy.cases().recall() >= WANTED_RECALL
                    && accuracy.cases().precision() >= WANTED_PRECISION;
        }
        out.printf(
                "%s  cases of every run: recall >= %.2f at precision >= %.2f%n",
                reached ? "reached     " : "NOT reached ", WANTED_RECALL, WANTED_PRECISION);
        return reached;
    }

    private void print(long seed, MatchingAccuracy one) {
        var sizes = one.sizes();
        out.printf(
                "seed %d (--seed %d): %d reports of %d men, %.0f true pairs; %.1f %% of reports name no identifier%n",
                seed, seed, sizes.reports(), sizes.offenders(), sizes.truePairs(), 100 * one.bare());
        out.printf(
                "  blocking   %.1f keys a report, %d blocks, the largest of %d, %d generic; %.1f candidates a report%n",
                (double) sizes.keys() / sizes.reports(),
                sizes.blocks(),
                sizes.largest(),
                sizes.generic(),
                (double) sizes.candidates() / sizes.reports());
        line("links", one.links());
        out.printf(
                "             expected precision %.4f; of the pairs that share an identifier recall %.4f at precision"
                        + " %.4f%n",
                one.expected(), one.identified().recall(), one.identified().precision());
        line("cases", one.cases());
        line("B-cubed", one.bCubed());
        out.printf(
                "  bounds     %.4f of the pairs meet; what speaks for one man outweighs the prior in %.4f of them,"
                        + " %.4f of cases%n",
                one.met(), one.bound().links(), one.bound().cases());
        out.printf(
                "  shared identifiers alone, without a mistake, would reach recall %.4f of cases%n", one.reachable());
        out.printf(
                "  review     %d pairs for a person, %d of them right%n",
                one.review().pairs(), one.review().right());
        out.printf(
                "  speed      made and enriched %.0f reports/s, blocked, weighed and united %.0f reports/s%n",
                one.speed().made(), one.speed().matched());
    }

    private void line(String what, Agreement agreement) {
        out.printf(
                "  %-10s precision %.4f  recall %.4f  F1 %.4f%n",
                what, agreement.precision(), agreement.recall(), agreement.f1());
    }
}
