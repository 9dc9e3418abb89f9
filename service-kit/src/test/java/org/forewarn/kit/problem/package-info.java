@NullMarked
package org.forewarn.kit.problem;

import org.jspecify.annotations.NullMarked;
