package org.forewarn.alert.outbox;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it goes to its topic.
 *
 * @param value null: a tombstone
 */
public record Letter(String topic, String key, @Nullable SpecificRecord value) {}
