/** Who is calling: API keys of charities, their scopes, and the operator's key. */
@NullMarked
package org.forewarn.kit.access;

import org.jspecify.annotations.NullMarked;
