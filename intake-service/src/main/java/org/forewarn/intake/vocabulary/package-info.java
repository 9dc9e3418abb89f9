/** The words of the vocabularies, for whoever builds a form of their own. */
@NullMarked
package org.forewarn.intake.vocabulary;

import org.jspecify.annotations.NullMarked;
