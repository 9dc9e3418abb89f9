@NullMarked
package org.forewarn.kit.page;

import org.jspecify.annotations.NullMarked;
