/** What stands under each name, learnt from the topic {@code reports}; so that a name is not used for two contents. */
@NullMarked
package org.forewarn.intake.standing;

import org.jspecify.annotations.NullMarked;
