/** The parts tried for real. */
@NullMarked
package org.forewarn.local;

import org.jspecify.annotations.NullMarked;
