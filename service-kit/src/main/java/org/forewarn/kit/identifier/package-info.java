/**
 * Identifiers in any spelling as the one form in which they are compared and looked up. Matching and the desk's search must
 * agree on it to the letter, so it is here. Pure.
 */
@NullMarked
package org.forewarn.kit.identifier;

import org.jspecify.annotations.NullMarked;
