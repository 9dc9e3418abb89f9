/** The adapters between Kafka Streams and the stages: they decode, call, and hand over the result. */
@NullMarked
package org.forewarn.matching.stream;

import org.jspecify.annotations.NullMarked;
