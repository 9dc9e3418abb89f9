/** The page on which a charity without software reports: the same document, by the same way in, as through the API. */
@NullMarked
package org.forewarn.intake.form;

import org.jspecify.annotations.NullMarked;
