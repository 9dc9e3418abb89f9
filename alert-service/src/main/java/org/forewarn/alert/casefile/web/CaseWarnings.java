package org.forewarn.alert.casefile.web;

import java.util.List;
import java.util.UUID;
import org.forewarn.alert.casefile.web.CaseView.WarningLink;
import org.forewarn.alert.phrasing.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The warnings about a case, to lead there. Reads the table of warnings and knows nothing else of them. */
@Component
class CaseWarnings {

    /** The one that goes on, and some history. */
    private static final int MAX = 10;

    private final JdbcClient jdbc;

    CaseWarnings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WarningLink> of(String caseId) {
        return jdbc.sql("""
                select * from (
                    select warning_id, number, headline, state, attention, true as current from warning
                    where case_id = :caseId and state not in ('absorbed', 'ended')
                    union all
                    select warning_id, number, headline, state, attention, false from warning
                    where case_id = :caseId and state = 'ended') warnings
                order by current desc, number desc limit :max""")
                .param("caseId", caseId)
                .param("max", MAX)
                .query((row, number) -> {
                    String headline = row.getString("headline");
                    String attention = row.getString("attention");
                    return new WarningLink(
                            row.getObject("warning_id", UUID.class),
                            headline.isBlank() ? "Warning without words yet" : headline,
                            Words.of(row.getString("state")),
                            attention == null ? "" : Words.of(attention),
                            row.getBoolean("current"));
                })
                .list();
    }
}
