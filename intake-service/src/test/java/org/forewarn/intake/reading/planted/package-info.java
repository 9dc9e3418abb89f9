/** Violations on purpose, so that ArchitectureTest can show that its rules bite. */
@NullMarked
package org.forewarn.intake.reading.planted;

import org.jspecify.annotations.NullMarked;
