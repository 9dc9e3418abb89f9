@NullMarked
package org.forewarn.kit;

import org.jspecify.annotations.NullMarked;
