/** Looking into a case: its state, its reports, its links, and the evidence of each, for who may see them. */
@NullMarked
package org.forewarn.matching.casefile;

import org.jspecify.annotations.NullMarked;
