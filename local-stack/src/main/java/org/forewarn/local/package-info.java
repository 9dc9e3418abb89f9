/** The whole suite on one machine without Docker: its parts, its services, its demo; also what integration tests start. */
@NullMarked
package org.forewarn.local;

import org.jspecify.annotations.NullMarked;
