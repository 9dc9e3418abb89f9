@NullMarked
package org.forewarn.intake.mapping;

import org.jspecify.annotations.NullMarked;
