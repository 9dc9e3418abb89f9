package org.forewarn.intake.report.planted;

import java.util.List;
import org.forewarn.intake.reading.planted.Violation;

/** The other half of the cycle. */
public record Accomplice(List<Violation> violations) {}
