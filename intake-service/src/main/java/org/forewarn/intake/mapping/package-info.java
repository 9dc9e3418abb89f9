/** A charity's own form: the mappings that make reports of it, how they are registered, found and tried. */
@NullMarked
package org.forewarn.intake.mapping;

import org.jspecify.annotations.NullMarked;
