@NullMarked
package org.forewarn.kit.access;

import org.jspecify.annotations.NullMarked;
