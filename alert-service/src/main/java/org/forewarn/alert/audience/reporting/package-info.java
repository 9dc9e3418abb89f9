/**
 * Reports of members: sent to intake-service as any charity sends them, and what is kept so that whoever sent one can add to it.
 */
@NullMarked
package org.forewarn.alert.audience.reporting;

import org.jspecify.annotations.NullMarked;
