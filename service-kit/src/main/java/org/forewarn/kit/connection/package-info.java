/** How long a connection may keep the service waiting. */
@NullMarked
package org.forewarn.kit.connection;

import org.jspecify.annotations.NullMarked;
