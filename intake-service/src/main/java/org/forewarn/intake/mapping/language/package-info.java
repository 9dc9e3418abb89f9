/**
 * Programs from outside that turn one JSON document into another, and what keeps them within bounds. Nothing here knows
 * of charities, topics or HTTP.
 */
@NullMarked
package org.forewarn.intake.mapping.language;

import org.jspecify.annotations.NullMarked;
