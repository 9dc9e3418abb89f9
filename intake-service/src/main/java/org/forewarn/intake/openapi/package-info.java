/** What the API says of itself: the OpenAPI description and the page to read it on. */
@NullMarked
package org.forewarn.intake.openapi;

import org.jspecify.annotations.NullMarked;
