/** Is this number known? What is asked, under which keys reports are found, and what may be told of them. Pure. */
@NullMarked
package org.forewarn.matching.check;

import org.jspecify.annotations.NullMarked;
