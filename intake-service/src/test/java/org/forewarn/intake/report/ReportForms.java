package org.forewarn.intake.report;

import org.forewarn.intake.reading.DescribedForm;

/** The report form, for tests of what is built from it elsewhere. */
public final class ReportForms {

    private ReportForms() {}

    public static DescribedForm report() {
        return new ReportConfiguration().reportForm();
    }
}
