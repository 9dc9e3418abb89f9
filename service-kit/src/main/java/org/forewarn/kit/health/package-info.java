/** Whether what a service stands on is there: the broker, the registry. */
@NullMarked
package org.forewarn.kit.health;

import org.jspecify.annotations.NullMarked;
