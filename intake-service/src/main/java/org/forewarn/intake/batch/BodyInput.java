package org.forewarn.intake.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.stream.Stream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/**
 * A body as a stream to be read by a thread that may block. A read gives what has come and does not wait for more, unlike
 * {@link DataBufferUtils#subscriberInputStream}, which fills the reader's buffer first: a line would wait for the next.
 */
final class BodyInput extends InputStream {

    private static final byte[] NOTHING = new byte[0];

    private final Stream<byte[]> pieces;
    private final Iterator<byte[]> next;
    private byte[] piece = NOTHING;
    private int from;

    /** @param ahead pieces that are kept ready; more are not asked for until they are read */
    BodyInput(Flux<DataBuffer> body, int ahead) {
        pieces = body.map(BodyInput::bytes).toStream(ahead);
        next = pieces.iterator();
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? read : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (from == piece.length) {
            if (!hasNext()) {
                return -1;
            }
            piece = next.next();
            from = 0;
        }
        int read = Math.min(length, piece.length - from);
        System.arraycopy(piece, from, into, offset, read);
        from += read;
        return read;
    }

    private boolean hasNext() throws IOException {
        try {
            return next.hasNext();
        } catch (RuntimeException e) {
            // the connection broke, or the reader was told to stop
            throw new IOException("The body broke off", e);
        }
    }

    @Override
    public void close() {
        pieces.close();
    }
}
