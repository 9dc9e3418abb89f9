/** Tests of {@code org.forewarn.matching.enrichment}. */
@NullMarked
package org.forewarn.matching.enrichment;

import org.jspecify.annotations.NullMarked;
