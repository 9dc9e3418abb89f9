/** Avro in Confluent's wire format, with a schema registry that speaks Confluent's API. */
@NullMarked
package org.forewarn.schemas.serde;

import org.jspecify.annotations.NullMarked;
