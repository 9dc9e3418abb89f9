/** UK outward codes: the unit in which incidents, warnings and subscriptions are placed. */
@NullMarked
package org.forewarn.kit.place;

import org.jspecify.annotations.NullMarked;
