/** Why two reports are linked, to be read and to be seen: the bars of a link as data and as a picture. Pure. */
@NullMarked
package org.forewarn.kit.evidence;

import org.jspecify.annotations.NullMarked;
