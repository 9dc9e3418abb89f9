@NullMarked
package org.forewarn.kit.place;

import org.jspecify.annotations.NullMarked;
