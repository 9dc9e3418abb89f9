package org.forewarn.local.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.forewarn.local.demo.Happened.Arrival;
import org.forewarn.local.demo.Samples.Expected;
import org.forewarn.local.demo.Samples.ExpectedCase;
import org.forewarn.local.demo.Samples.ExpectedMessage;
import org.forewarn.local.demo.Samples.ReportName;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Dispatch;

/**
 * What happened beside what had to happen.
 *
 * @param missing what has not happened (yet)
 * @param wrong what should not have happened; time does not mend it
 */
public record Verdict(List<String> missing, List<String> wrong) {

    /** @param began messages sent before are of an earlier run on the same data and do not arrive again */
    static Verdict of(Expected expected, Happened happened, Instant began) {
        var verdict = new Verdict(new ArrayList<>(), new ArrayList<>());
        verdict.judgeCases(expected, happened);
        verdict.judgeDispatches(expected, happened);
        verdict.judgeArrivals(happened, began);
        return verdict;
    }

    public boolean isAsExpected() {
        return missing.isEmpty() && wrong.isEmpty();
    }

    /** Every case is there with exactly its reports, and what links to nothing stands alone. */
    private void judgeCases(Expected expected, Happened happened) {
        Set<Set<ReportName>> open = new HashSet<>();
        for (Case state : happened.openCases()) {
            open.add(happened.names(state));
        }
        for (ExpectedCase one : expected.cases()) {
            boolean there = open.contains(Set.copyOf(one.reports()));
            // A report that waits in escrow may be seen alone or not at all.
            boolean mayBeUnseen = one.reports().size() == 1 && !one.warned() && noneHolds(open, one.reports());
            if (!there && !mayBeUnseen) {
                missing.add("the case " + one.name() + " with exactly " + references(one.reports()));
            }
        }
        for (ReportName single : expected.singles()) {
            if (!open.contains(Set.of(single))) {
                missing.add("a case of " + single.reference() + " alone");
            }
        }
    }

    private static boolean noneHolds(Set<Set<ReportName>> cases, List<ReportName> reports) {
        return cases.stream().noneMatch(one -> reports.stream().anyMatch(one::contains));
    }

    /** Exactly the expected messages were written to the dispatch topics. */
    private void judgeDispatches(Expected expected, Happened happened) {
        Map<ExpectedMessage, Integer> written = new HashMap<>();
        for (Dispatch dispatch : happened.dispatches()) {
            String name = happened.warning(dispatch)
                    .flatMap(happened::caseOf)
                    .map(state -> nameOf(expected, happened.names(state)))
                    .orElse("a case that is not known yet");
            written.merge(new ExpectedMessage(name, dispatch.getRecipientId(), dispatch.getChannel()), 1, Integer::sum);
        }
        for (ExpectedMessage message : expected.messages()) {
            Integer count = written.remove(message);
            if (count == null) {
                missing.add(text(message));
            } else if (count > 1) {
                wrong.add(count + " times " + text(message));
            }
        }
        written.keySet().forEach(message -> wrong.add("unexpected: " + text(message)));
    }

    /** What was written arrived, once each. */
    private void judgeArrivals(Happened happened, Instant began) {
        Map<String, Integer> arrived = new TreeMap<>();
        for (Arrival arrival : happened.arrivals()) {
            if (arrival.dispatch() == null) {
                wrong.add("unexpected: " + arrival.message().channel() + " to "
                        + arrival.message().address());
            } else {
                arrived.merge(arrival.dispatch().getDispatchId(), 1, Integer::sum);
            }
        }
        for (Dispatch dispatch : happened.dispatches()) {
            int times = arrived.getOrDefault(dispatch.getDispatchId(), 0);
            int wanted = happened.sentBefore(dispatch, began) ? 0 : 1;
            if (times < wanted) {
                missing.add("the arrival of " + text(dispatch));
            } else if (times > wanted) {
                wrong.add("arrived " + times + " times: " + text(dispatch));
            }
            if (!happened.isSettled(dispatch)) {
                missing.add("what became of " + text(dispatch));
            }
        }
    }

    private static String nameOf(Expected expected, Set<ReportName> reports) {
        return expected.cases().stream()
                .filter(one -> reports.equals(Set.copyOf(one.reports())))
                .map(ExpectedCase::name)
                .findFirst()
                .orElseGet(() -> references(reports));
    }

    private static String references(Iterable<ReportName> reports) {
        var references = new ArrayList<String>();
        reports.forEach(report -> references.add(report.reference()));
        return String.join(", ", references.stream().sorted().toList());
    }

    private static String text(ExpectedMessage message) {
        return message.channel() + " to recipient " + message.recipientId() + " about " + message.caseName();
    }

    private static String text(Dispatch dispatch) {
        return dispatch.getChannel() + " to recipient " + dispatch.getRecipientId();
    }
}
