package org.forewarn.matching.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Answers a question from the index, wherever the index lies. */
public final class Checker {

    private final Index index;

    public Checker(Index index) {
        this.index = index;
    }

    /** What is known, on this instance or another; throws rather than leave something out. */
    public interface Index {

        /** What stands under a key. */
        Found find(String key);

        /** Of these reports in escrow, perhaps none, the ids of those that their cases show at exactly these versions. */
        Set<String> shown(List<SeenReport> escrowed);
    }

    /**
     * What stands under a key.
     *
     * @param more whether there is more, beyond the bound of an answer
     */
    public record Found(List<SeenReport> reports, boolean more) {

        public Found {
            reports = List.copyOf(reports);
        }
    }

    /**
     * The answer. A report in escrow counts only while its case shows it. Its case is asked for whether or not there is
     * such a report: otherwise the time an answer takes, or its absence while the cases cannot be looked at, would tell
     * that one waits there.
     */
    public CheckAnswer answer(CheckQuestion question) {
        List<SeenReport> all = new ArrayList<>();
        boolean more = false;
        for (String key : question.keys()) {
            Found found = index.find(key);
            all.addAll(found.reports());
            more |= found.more();
        }
        List<SeenReport> escrowed = all.stream().filter(SeenReport::escrow).toList();
        Set<String> shown = index.shown(escrowed);
        all.removeIf(one -> one.escrow() && !shown.contains(one.reportId()));
        return CheckAnswer.of(question, all, more);
    }
}
