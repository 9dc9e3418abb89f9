@NullMarked
package org.forewarn.kit.limit;

import org.jspecify.annotations.NullMarked;
