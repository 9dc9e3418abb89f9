/** A report in the reporter's spelling becomes facts in the form they are compared in. Pure. */
@NullMarked
package org.forewarn.matching.enrichment;

import org.jspecify.annotations.NullMarked;
