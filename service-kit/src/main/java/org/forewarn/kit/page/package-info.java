/** The frame, style and headers that every page of the suite has. */
@NullMarked
package org.forewarn.kit.page;

import org.jspecify.annotations.NullMarked;
