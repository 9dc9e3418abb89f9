@NullMarked
package org.forewarn.local.operator;

import org.jspecify.annotations.NullMarked;
