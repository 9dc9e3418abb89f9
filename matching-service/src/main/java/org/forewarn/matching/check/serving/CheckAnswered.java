package org.forewarn.matching.check.serving;

import java.util.List;
import java.util.Locale;
import org.forewarn.matching.check.CheckAnswer;
import org.forewarn.matching.check.CheckQuestion;
import org.forewarn.schemas.event.CheckMatch;
import org.jspecify.annotations.Nullable;

/**
 * The answer's body. Its fields are those of {@link CheckAnswer}, in words.
 *
 * @param checkId under which the audit has it
 * @param type what was asked for, as it was said
 * @param match {@code whole} or {@code partial}
 */
record CheckAnswered(
        String checkId,
        String type,
        String match,
        String answer,
        int identifiers,
        int reports,
        int charities,
        boolean more,
        @Nullable String lastMonth,
        @Nullable String severity,
        List<String> counties) {

    static CheckAnswered of(String checkId, CheckQuestion question, CheckAnswer answer) {
        return new CheckAnswered(
                checkId,
                question.kind().word(),
                word(matchOf(question)),
                word(answer.outcome()),
                answer.identifiers(),
                answer.reports(),
                answer.charities(),
                answer.more(),
                answer.lastMonth(),
                answer.severity() == null ? null : word(answer.severity()),
                answer.counties());
    }

    static CheckMatch matchOf(CheckQuestion question) {
        return question.part() == null ? CheckMatch.WHOLE : CheckMatch.PARTIAL;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
