package org.forewarn.matching.stream;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** The serde of each Avro class that the topology moves or stores. */
public interface AvroSerdes {

    <T extends SpecificRecord> Serde<T> of(Class<T> type);
}
