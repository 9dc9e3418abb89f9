@NullMarked
package org.forewarn.kit.identifier;

import org.jspecify.annotations.NullMarked;
