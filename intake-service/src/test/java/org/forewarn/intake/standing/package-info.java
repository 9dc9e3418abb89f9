@NullMarked
package org.forewarn.intake.standing;

import org.jspecify.annotations.NullMarked;
