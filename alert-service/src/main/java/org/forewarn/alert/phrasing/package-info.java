/** Codes, times and spans as the desk's pages say them. Pure. */
@NullMarked
package org.forewarn.alert.phrasing;

import org.jspecify.annotations.NullMarked;
