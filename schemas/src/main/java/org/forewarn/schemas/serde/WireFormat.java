package org.forewarn.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/** Confluent's wire format: one zero byte, the schema's id as a big-endian 4-byte integer, the Avro body. */
final class WireFormat {

    static final int HEADER_BYTES = 5;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    static void writeHeader(ByteArrayOutputStream out, int schemaId) {
        out.writeBytes(
                ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array());
    }

    /**
     * The schema's id.
     *
     * @throws SerializationException when the bytes do not begin with a header
     */
    static int readHeader(byte[] data) {
        if (data.length < HEADER_BYTES || data[0] != MAGIC) {
            throw new SerializationException("Not in Confluent's wire format: it begins with byte 0 and a 4-byte id");
        }
        return ByteBuffer.wrap(data, 1, HEADER_BYTES - 1).getInt();
    }
}
