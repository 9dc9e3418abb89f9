/** Records of the contracts as services show them. */
@NullMarked
package org.forewarn.kit.record;

import org.jspecify.annotations.NullMarked;
