/** The people who work at the desk: who they are and what they may do. */
@NullMarked
package org.forewarn.alert.staff;

import org.jspecify.annotations.NullMarked;
