/** How far two reports point to the same person, in bits of evidence, and what stands of a pair over time. Pure. */
@NullMarked
package org.forewarn.matching.linkage;

import org.jspecify.annotations.NullMarked;
