/** The form of the audit's chain, for those who write it and those who check it without the service. */
@NullMarked
package org.forewarn.schemas.audit;

import org.jspecify.annotations.NullMarked;
