package org.forewarn.planted.intake.report;

import org.forewarn.planted.intake.form.UsesReport;

/** One half of a circle. */
public final class UsesForm {

    public Class<?> other() {
        return UsesReport.class;
    }
}
