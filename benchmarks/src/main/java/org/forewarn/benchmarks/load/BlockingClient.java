package org.forewarn.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request after the other over a kept connection and never twice by itself, as the JDK's client may; so what
 * was sent can be counted. Used by one thread.
 */
public final class BlockingClient implements AutoCloseable {

    private static final int READ_BYTES = 64 * 1024;

    private final InetSocketAddress server;
    private final Duration bound;
    private final byte[] arrived = new byte[READ_BYTES];
    private final AnswerReader answers = new AnswerReader();
    private @Nullable Socket socket;

    /** @param bound how long the server may be silent before an exchange has failed */
    public BlockingClient(InetSocketAddress server, Duration bound) {
        this.server = server;
        this.bound = bound;
    }

    /**
     * Sends a request and waits for its whole answer.
     *
     * @return valid until the next exchange
     * @throws IOException when no answer, or a part of one, came; whether the server has the request is not known then
     */
    public Answer exchange(byte[] request) throws IOException {
        try {
            Socket connected = connected();
            connected.getOutputStream().write(request);
            Answer answer = read(connected.getInputStream());
            if (answer.closes()) {
                close();
            }
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer read(InputStream in) throws IOException {
        Answer answer;
        do {
            int count = in.read(arrived);
            if (count < 0) {
                throw new EOFException("the server has closed the connection");
            }
            answer = answers.take(ByteBuffer.wrap(arrived, 0, count));
        } while (answer == null);
        return answer;
    }

    private Socket connected() throws IOException {
        if (socket == null) {
            var fresh = new Socket();
            socket = fresh;
            fresh.setTcpNoDelay(true);
            fresh.setSoTimeout((int) bound.toMillis());
            fresh.connect(server, (int) bound.toMillis());
        }
        return socket;
    }

    @Override
    public void close() throws IOException {
        answers.reset();
        Socket closing = socket;
        socket = null;
        if (closing != null) {
            closing.close();
        }
    }
}
