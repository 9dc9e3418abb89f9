package org.forewarn.alert.casefile.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.forewarn.alert.casefile.CaseChanges.Change;
import org.forewarn.alert.casefile.CaseFolders.Folder;
import org.forewarn.alert.casefile.LinkDecisions;
import org.forewarn.alert.casefile.Pair;
import org.forewarn.alert.casefile.Questions.Question;
import org.forewarn.alert.casefile.Reason;
import org.forewarn.alert.casefile.Verdict;
import org.forewarn.alert.casefile.web.CaseView.DecisionRow;
import org.forewarn.alert.casefile.web.CaseView.LogRow;
import org.forewarn.alert.casefile.web.CaseView.QuestionRow;
import org.forewarn.alert.phrasing.Times;
import org.forewarn.alert.phrasing.Words;

/** Who decided, asked and answered what about a case, and what became of it. */
final class LogParts {

    /** What anybody reads of a log that is not the audit's. */
    private static final int MAX = 60;

    private static final String MATCHING = "Matching";

    private final Folder folder;
    private final Labels labels;
    private final BinaryOperator<String> actors;
    private final UnaryOperator<String> charities;

    /**
     * @param actors names of actors, by kind and id
     * @param charities names of charities, by id
     */
    LogParts(Folder folder, Labels labels, BinaryOperator<String> actors, UnaryOperator<String> charities) {
        this.folder = folder;
        this.labels = labels;
        this.actors = actors;
        this.charities = charities;
    }

    private record Entry(Instant at, String what, String who) {}

    List<LogRow> log() {
        var entries = new ArrayList<Entry>();
        folder.changes().forEach(change -> entries.add(new Entry(change.at(), words(change), MATCHING)));
        folder.decisions()
                .forEach(row ->
                        entries.add(new Entry(row.at(), words(row), actors.apply(row.actorKind(), row.actorId()))));
        for (Question question : folder.questions()) {
            String charity = charities.apply(question.partnerId());
            String about = labels.of(question.reportId());
            entries.add(new Entry(
                    question.askedAt(),
                    "Asked " + charity + " about " + about,
                    actors.apply(question.actorKind(), question.actorId())));
            Instant answered = question.answeredAt();
            if (answered != null) {
                entries.add(new Entry(answered, "Answered about " + about, charity));
            }
        }
        return entries.stream()
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(MAX)
                .map(entry -> new LogRow(Times.minute(entry.at()), entry.at().toString(), entry.what(), entry.who()))
                .toList();
    }

    private static String words(Change change) {
        String other = change.other() == null ? "" : Labels.shortened(change.other());
        return switch (change.change()) {
            case "opened" -> "Opened with " + Words.count(change.added(), "report");
            case "gathered" -> "Took the reports of case " + other;
            case "merged" -> "Its reports went to case " + other;
            case "closed" -> "Closed: no report is left";
            default -> changed(change);
        };
    }

    private static String changed(Change change) {
        var parts = new ArrayList<String>();
        if (change.added() > 0) {
            parts.add(Words.count(change.added(), "report") + " came");
        }
        if (change.removed() > 0) {
            parts.add(Words.count(change.removed(), "report") + " went");
        }
        return parts.isEmpty() ? "What its reports say changed" : Words.capital(String.join(", ", parts));
    }

    private String words(LinkDecisions.Row row) {
        String pair = String.join(" and ", labels.of(new Pair(row.left(), row.right())));
        String word = row.verdict() == Verdict.NONE
                ? "what was decided before is taken back"
                : Words.of(row.verdict().code()).toLowerCase(Locale.ROOT);
        return pair + ": " + word + " (" + reason(row.reason()) + ")";
    }

    List<DecisionRow> decisions(LinkParts links) {
        return folder.standing().stream()
                .map(row -> new DecisionRow(
                        labels.of(new Pair(row.left(), row.right())).getFirst(),
                        labels.of(new Pair(row.left(), row.right())).getLast(),
                        links.href(new Pair(row.left(), row.right())),
                        Words.of(row.verdict().code()),
                        reason(row.reason()),
                        actors.apply(row.actorKind(), row.actorId()),
                        Times.minute(row.at()),
                        row.published()))
                .toList();
    }

    List<QuestionRow> questions() {
        return folder.questions().stream()
                .map(question -> new QuestionRow(
                        labels.of(question.reportId()),
                        charities.apply(question.partnerId()),
                        question.words(),
                        actors.apply(question.actorKind(), question.actorId()),
                        Times.minute(question.askedAt()),
                        question.answer(),
                        question.answeredAt() == null ? null : Times.minute(question.answeredAt())))
                .toList();
    }

    static String reason(String code) {
        return Reason.of(code).map(Reason::sentence).orElse(Words.of(code));
    }
}
