package org.forewarn.matching.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.forewarn.schemas.event.Case;

/** SHA-256 of a case's state, so that nothing is published twice. */
final class CaseDigest {

    private static final SpecificDatumWriter<Case> WRITER = new SpecificDatumWriter<>(Case.class);

    private CaseDigest() {}

    static ByteBuffer of(Case state) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
            var encoder = EncoderFactory.get().binaryEncoder(out, null);
            WRITER.write(state, encoder);
            encoder.flush();
            return ByteBuffer.wrap(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
