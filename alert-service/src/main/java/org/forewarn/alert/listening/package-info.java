/** How this service reads topics: containers, endless patience with broken infrastructure, dead letters for poison. */
@NullMarked
package org.forewarn.alert.listening;

import org.jspecify.annotations.NullMarked;
