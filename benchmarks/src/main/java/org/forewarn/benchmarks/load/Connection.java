package org.forewarn.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One kept connection with at most one request on its way. */
final class Connection implements AutoCloseable {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out;
    private final AnswerReader answers = new AnswerReader();
    private long dueNanos;
    private boolean busy;

    Connection(InetSocketAddress server, Selector selector, int maxRequestBytes) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
        out = ByteBuffer.allocateDirect(maxRequestBytes);
    }

    /** When the request that is on its way was to be sent. */
    long dueNanos() {
        return dueNanos;
    }

    boolean busy() {
        return busy;
    }

    void send(Requests requests, long due) throws IOException {
        dueNanos = due;
        busy = true;
        out.clear();
        requests.writeNext(out);
        out.flip();
        write();
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Goes on with what the socket is ready for; the answer, when it is whole. */
    @Nullable
    Answer proceed(ByteBuffer scratch) throws IOException {
        if (key.isWritable() && out.hasRemaining()) {
            write();
        }
        if (!key.isReadable()) {
            return null;
        }
        scratch.clear();
        if (channel.read(scratch) < 0) {
            throw new EOFException("the server has closed the connection");
        }
        Answer answer = answers.take(scratch.flip());
        if (answer != null) {
            busy = false;
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
