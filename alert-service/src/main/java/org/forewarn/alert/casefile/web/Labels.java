package org.forewarn.alert.casefile.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forewarn.alert.casefile.Pair;
import org.forewarn.schemas.event.ReportFacts;

/** What a page calls the reports of a case: by number, the earliest first. */
final class Labels {

    private static final int SHORT = 8;

    private final Map<String, Integer> numbers = new HashMap<>();

    Labels(List<ReportFacts> reports) {
        for (ReportFacts report : reports) {
            numbers.put(report.getReportId(), numbers.size() + 1);
        }
    }

    /** {@code Report 3}; of one that the page does not show, the beginning of its id. */
    String of(String reportId) {
        Integer number = numbers.get(reportId);
        return number == null ? "report " + shortened(reportId) : "Report " + number;
    }

    /** The two of a pair, the lesser number first; what the page does not show comes last. */
    List<String> of(Pair pair) {
        int left = numbers.getOrDefault(pair.left(), Integer.MAX_VALUE);
        int right = numbers.getOrDefault(pair.right(), Integer.MAX_VALUE);
        return left <= right ? List.of(of(pair.left()), of(pair.right())) : List.of(of(pair.right()), of(pair.left()));
    }

    static String shortened(String id) {
        return id.length() <= SHORT ? id : id.substring(0, SHORT);
    }
}
