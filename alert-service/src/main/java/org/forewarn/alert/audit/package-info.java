/** Who did and saw what: written with the act itself, never changed. */
@NullMarked
package org.forewarn.alert.audit;

import org.jspecify.annotations.NullMarked;
