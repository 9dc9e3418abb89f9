package org.forewarn.intake.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.forewarn.intake.report.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * What became of one line: a line of the answer.
 *
 * @param line its number in what was sent, from 1
 * @param status what the status of the answer would be, had the report been sent alone
 * @param receipt when it was accepted
 * @param problem when it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineResult(
        int line,
        int status,
        @JsonUnwrapped @Nullable Receipt receipt,
        @Nullable ProblemDetail problem) {

    static LineResult accepted(int line, int status, Receipt receipt) {
        return new LineResult(line, status, receipt, null);
    }

    static LineResult refused(int line, ProblemDetail problem) {
        return new LineResult(line, problem.getStatus(), null, problem);
    }
}
