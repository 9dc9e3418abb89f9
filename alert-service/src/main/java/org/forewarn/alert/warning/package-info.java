/** When to warn, of what, in which words and where, and what becomes of a warning: pure, without Spring, Kafka, database or clock. */
@NullMarked
package org.forewarn.alert.warning;

import org.jspecify.annotations.NullMarked;
