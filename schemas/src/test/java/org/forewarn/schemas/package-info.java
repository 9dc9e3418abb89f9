@NullMarked
package org.forewarn.schemas;

import org.jspecify.annotations.NullMarked;
