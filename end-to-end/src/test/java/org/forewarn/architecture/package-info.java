/** The rules that hold over all modules at once, and the proof that each of them bites. */
@NullMarked
package org.forewarn.architecture;

import org.jspecify.annotations.NullMarked;
