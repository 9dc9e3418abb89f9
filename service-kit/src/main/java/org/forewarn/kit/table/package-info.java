/** Compacted topics as tables in memory, whole in every instance. */
@NullMarked
package org.forewarn.kit.table;

import org.jspecify.annotations.NullMarked;
