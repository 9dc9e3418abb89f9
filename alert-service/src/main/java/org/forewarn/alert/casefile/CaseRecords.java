package org.forewarn.alert.casefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.forewarn.schemas.event.Case;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases as bytes and back (Avro 1.12, single-object encoding). The contract that a state was written with is kept beside
 * it once, so that a state from before an upgrade is read after it, without the registry.
 */
@Component
class CaseRecords {

    private static final Schema CONTRACT = Case.getClassSchema();
    private static final long FINGERPRINT = SchemaNormalization.parsingFingerprint64(CONTRACT);

    private final JdbcClient jdbc;
    private final ConcurrentMap<Long, Schema> contracts = new ConcurrentHashMap<>();
    private final BinaryMessageEncoder<Case> encoder =
            new BinaryMessageEncoder<>(new Case().getSpecificData(), CONTRACT);
    private final BinaryMessageDecoder<Case> decoder;
    private volatile boolean kept;

    CaseRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.decoder = new BinaryMessageDecoder<>(new Case().getSpecificData(), CONTRACT, this::contract);
    }

    /** In the transaction that keeps them. */
    byte[] bytes(Case state) {
        keepContract();
        try {
            ByteBuffer buffer = encoder.encode(state);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
    }

    Case state(byte[] bytes) {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("a case that was kept cannot be read", e);
        }
    }

    private void keepContract() {
        if (kept
                && !jdbc.sql("select 1 from case_schema where fingerprint = ?")
                        .param(FINGERPRINT)
                        .query(Integer.class)
                        .list()
                        .isEmpty()) {
            return;
        }
        jdbc.sql("insert into case_schema (fingerprint, contract) values (?, ?) on conflict do nothing")
                .param(FINGERPRINT)
                .param(CONTRACT.toString())
                .update();
        kept = true;
    }

    private @Nullable Schema contract(long fingerprint) {
        return contracts.computeIfAbsent(
                fingerprint, wanted -> jdbc.sql("select contract from case_schema where fingerprint = ?")
                        .param(wanted)
                        .query(String.class)
                        .optional()
                        .map(text -> new Schema.Parser().parse(text))
                        .orElse(null));
    }
}
