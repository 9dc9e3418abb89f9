package org.forewarn.intake.batch;

import java.util.concurrent.Semaphore;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a batch while it grows: lines of JSON, passed on in pieces. What the sender does not read is kept, up to
 * a bound; beyond it {@link #add} waits.
 */
final class Answer implements Batch.Results {

    /** A piece is passed on when it is so large, or when nothing more is ready. */
    private static final int PIECE_BYTES = 8_192;

    private final JsonMapper json;
    private final DataBufferFactory buffers;
    private final int maxUnreadBytes;
    private final Semaphore room;
    private final Sinks.Many<DataBuffer> sink = Sinks.many().unicast().onBackpressureBuffer();
    private DataBuffer piece;

    Answer(JsonMapper json, DataBufferFactory buffers, int maxUnreadBytes) {
        this.json = json;
        this.buffers = buffers;
        this.maxUnreadBytes = maxUnreadBytes;
        this.room = new Semaphore(maxUnreadBytes);
        this.piece = buffers.allocateBuffer(PIECE_BYTES);
    }

    @Override
    public void add(LineResult result, boolean last) throws InterruptedException {
        piece.write(json.writeValueAsBytes(result)).write((byte) '\n');
        if (last || piece.readableByteCount() >= PIECE_BYTES) {
            pass();
        }
    }

    /** No more is added. */
    void end() throws InterruptedException {
        if (piece.readableByteCount() > 0) {
            pass();
        }
        sink.tryEmitComplete();
    }

    private void pass() throws InterruptedException {
        room.acquire(cost(piece));
        sink.tryEmitNext(piece).orThrow();
        piece = buffers.allocateBuffer(PIECE_BYTES);
    }

    /** The pieces, each to be sent at once. */
    Flux<DataBuffer> pieces() {
        return sink.asFlux().doOnNext(sent -> room.release(cost(sent)));
    }

    private int cost(DataBuffer sent) {
        return Math.min(sent.readableByteCount(), maxUnreadBytes);
    }
}
