/** A report from the charity's JSON to the topic {@code reports}: read, sealed, published, answered. */
@NullMarked
package org.forewarn.intake.report;

import org.jspecify.annotations.NullMarked;
