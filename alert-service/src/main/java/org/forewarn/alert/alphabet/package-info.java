/** The alphabet of GSM phones, and what a text costs in it: pure. */
@NullMarked
package org.forewarn.alert.alphabet;

import org.jspecify.annotations.NullMarked;
