@NullMarked
package org.forewarn.schemas.sealing;

import org.jspecify.annotations.NullMarked;
