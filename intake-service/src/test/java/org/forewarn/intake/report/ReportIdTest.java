package org.forewarn.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportIdTest {

    /** RFC 9562, appendix A.4. */
    @Test
    void versionFiveIsMadeAsTheRfcShows() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(ReportId.version5(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void theSameReportHasTheSameIdForEver() {
        assertThat(ReportId.of("rose-house", "A-1")).isEqualTo("51d44d45-3112-57f2-a82b-80db68d2dbc8");
    }

    @Test
    void anotherCharityOrReferenceIsAnotherReport() {
        assertThat(ReportId.of("rose-house", "A-1"))
                .isNotEqualTo(ReportId.of("rose-house", "A-2"))
                .isNotEqualTo(ReportId.of("rose", "house/A-1"))
                .isNotEqualTo(ReportId.of("rose-house", "a-1"));
    }
}
