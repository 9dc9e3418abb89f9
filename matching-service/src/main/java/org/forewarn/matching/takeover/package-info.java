/**
 * How a stream that decides by other rules, such as a new model, comes in the place of the one before: it scores every
 * report in silence, then puts what it found in the place of what stands.
 */
@NullMarked
package org.forewarn.matching.takeover;

import org.jspecify.annotations.NullMarked;
