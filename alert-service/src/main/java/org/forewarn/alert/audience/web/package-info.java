/** The pages on which people join, manage and leave. */
@NullMarked
package org.forewarn.alert.audience.web;

import org.jspecify.annotations.NullMarked;
