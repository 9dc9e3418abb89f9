/** Who helps: the operator's list of support organisations. */
@NullMarked
package org.forewarn.alert.audience.support;

import org.jspecify.annotations.NullMarked;
