/** Charities and their keys, as the operator adds them. */
@NullMarked
package org.forewarn.intake.partner;

import org.jspecify.annotations.NullMarked;
