package org.forewarn.benchmarks;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.forewarn.benchmarks.desk.DeskBench;
import org.forewarn.benchmarks.fanout.FanoutBench;
import org.forewarn.benchmarks.fanout.FanoutKillsBench;
import org.forewarn.benchmarks.fuzz.FuzzBench;
import org.forewarn.benchmarks.incidents.IncidentPlan;
import org.forewarn.benchmarks.incidents.IncidentPlan.Changes;
import org.forewarn.benchmarks.incidents.Incidents;
import org.forewarn.benchmarks.incidents.IncidentsBench;
import org.forewarn.benchmarks.intake.IntakeBench;
import org.forewarn.benchmarks.intake.IntakeBench.Plan;
import org.forewarn.benchmarks.kills.KillsBench;
import org.forewarn.benchmarks.matching.DukeBench;
import org.forewarn.benchmarks.matching.MatchingAccuracyBench;
import org.forewarn.benchmarks.matching.ReportModelBench;
import org.forewarn.benchmarks.reports.ReportTemplates;
import org.forewarn.benchmarks.stream.StreamBench;
import org.forewarn.benchmarks.stream.StreamKillsBench;
import org.forewarn.local.PartFailedException;

/** The commands behind {@code ./forewarn bench}; the script tells by {@code forewarn.project} where the project is. */
public final class Main {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    /** A charity's limits keep one flood from the others; here they would be measured in place of the service. */
    static final Map<String, String> NO_LIMITS = Map.of(
            "forewarn.limits.policies.reports.quota", "10000000",
            "forewarn.limits.policies.reports.window", "1s",
            "forewarn.intake.batch.max-at-once", "32",
            "forewarn.intake.batch.max-at-once-per-charity", "32");

    /**
     * As somebody would set it who expects a million reports on two cores. The default memory is for the state of some
     * ten thousand; more slots than cores only make more visits.
     */
    private static final Map<String, String> FOR_A_MILLION = Map.of(
            "forewarn.matching.state-memory", "512MB",
            "forewarn.matching.write-buffers", "96MB",
            "forewarn.matching.threads", "3",
            "forewarn.matching.slots", "2",
            "forewarn.matching.max-weak-carriers", "10");

    /** More than a country's charities tell; a desk that is caught up meets a morning's cases at this pace. */
    private static final int CASES_PER_SECOND = 20;

    private Main() {}

    public static void main(String[] words) {
        System.exit(run(CommandLine.parse(List.of(words), new SecureRandom().nextInt(Integer.MAX_VALUE))));
    }

    private static int run(CommandLine command) {
        ReportTemplates templates = ReportTemplates.read(project().resolve("samples"));
        try {
            return switch (command) {
                case CommandLine.Intake(var warmUp, var step, var jvm) ->
                    code(new IntakeBench(System.out, templates).run(new Plan(warmUp, step, jvm, NO_LIMITS)));
                case CommandLine.Kills(long seed, int kills) ->
                    code(new KillsBench(System.out, templates).run(seed, kills, NO_LIMITS));
                case CommandLine.Fuzz(long seed, long first, int inputs) ->
                    code(new FuzzBench(System.out, templates)
                            .run(seed, first, inputs, CommandLine.SERVICE_JVM, NO_LIMITS));
                case CommandLine.Stream(var seed, var sizes, var rate, var during, var jvm) -> {
                    var plan = new StreamBench.Plan(seed, sizes, rate, during, jvm, FOR_A_MILLION);
                    long reports = sizes.getLast() + sizes.size() * rate * during.toSeconds();
                    yield code(
                            new StreamBench(System.out).run(plan, sealer -> Incidents.of(IncidentPlan.of(reports, seed))
                                    .map(incident -> incident.sealed(sealer))
                                    .iterator()));
                }
                case CommandLine.StreamKills(long seed, int kills) ->
                    code(new StreamKillsBench(System.out).run(seed, kills));
                case CommandLine.Desk(var seed, int open, int past, int visits, int rate, var during, var jvm) ->
                    code(new DeskBench(System.out)
                            .run(new DeskBench.Plan(seed, open, past, CASES_PER_SECOND, during, visits, rate, jvm)));
                case CommandLine.Fanout(int messages, int rate, int seconds, int routine, var jvm, var parts) ->
                    code(new FanoutBench(System.out)
                            .run(new FanoutBench.Plan(messages, rate, seconds, routine, jvm, parts)));
                case CommandLine.FanoutKills(long seed, int kills) ->
                    code(new FanoutKillsBench(System.out).run(seed, kills));
                case CommandLine.Incidents(long reports, long seed, boolean changes, var rates, Path folder) -> {
                    IncidentPlan plan = IncidentPlan.of(reports, seed).at(rates);
                    new IncidentsBench(System.out).run(changes ? plan.with(Changes.SOME) : plan, folder);
                    yield DONE;
                }
                case CommandLine.MatchingAccuracy(long reports, long seed, int runs, var limits, var rates) ->
                    code(new MatchingAccuracyBench(System.out)
                            .run(new MatchingAccuracyBench.Plan(reports, seed, runs, limits, rates)));
                case CommandLine.ReportModel(int reports, long seed, Path file) -> {
                    new ReportModelBench(System.out)
                            .run(reports, seed, project().resolve(file));
                    yield DONE;
                }
                case CommandLine.Duke(Path data) ->
                    code(new DukeBench(System.out)
                            .run(
                                    project().resolve("matching-service/src/main/evaluation"),
                                    project().resolve(data)));
                case CommandLine.Wrong(String message) -> {
                    System.err.println("forewarn: " + message + "; ./forewarn help");
                    yield USAGE;
                }
            };
        } catch (PartFailedException e) {
            System.err.println("forewarn: " + e.getMessage());
            return FAILED;
        }
    }

    private static Path project() {
        return Path.of(System.getProperty("forewarn.project", "."));
    }

    private static int code(boolean held) {
        return held ? DONE : FAILED;
    }
}
