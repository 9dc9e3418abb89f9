/** Links reports that are about the same person, and keeps the cases: one Kafka Streams topology over pure decisions. */
@NullMarked
package org.forewarn.matching;

import org.jspecify.annotations.NullMarked;
