@NullMarked
package org.forewarn.intake.batch;

import org.jspecify.annotations.NullMarked;
