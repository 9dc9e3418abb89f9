/** What the demo says of what happened. */
@NullMarked
package org.forewarn.local.demo;

import org.jspecify.annotations.NullMarked;
