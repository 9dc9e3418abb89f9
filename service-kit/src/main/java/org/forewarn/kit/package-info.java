/** What every service does the same way, as one Spring Boot auto-configuration. */
@NullMarked
package org.forewarn.kit;

import org.jspecify.annotations.NullMarked;
