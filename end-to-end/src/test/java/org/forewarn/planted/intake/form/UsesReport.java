package org.forewarn.planted.intake.form;

import org.forewarn.planted.intake.report.UsesForm;

/** The other half of a circle. */
public final class UsesReport {

    public Class<?> other() {
        return UsesForm.class;
    }
}
