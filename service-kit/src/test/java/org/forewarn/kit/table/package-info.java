@NullMarked
package org.forewarn.kit.table;

import org.jspecify.annotations.NullMarked;
