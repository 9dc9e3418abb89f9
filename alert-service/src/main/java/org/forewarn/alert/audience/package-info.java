/** The people who are warned: who they are, where they want to be warned, how they are reached. */
@NullMarked
package org.forewarn.alert.audience;

import org.jspecify.annotations.NullMarked;
