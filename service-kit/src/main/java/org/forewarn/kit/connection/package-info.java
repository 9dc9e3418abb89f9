/** How long a connection may keep the service waiting, one that comes in or one to another service. */
@NullMarked
package org.forewarn.kit.connection;

import org.jspecify.annotations.NullMarked;
