@NullMarked
package org.forewarn.intake.mapping.language;

import org.jspecify.annotations.NullMarked;
