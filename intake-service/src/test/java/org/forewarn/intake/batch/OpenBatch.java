package org.forewarn.intake.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;

/** A batch on a bare socket: its lines go when the test says so, and its results are read while it is open. */
final class OpenBatch implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answer;

    OpenBatch(int port, String key, Duration patience) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout((int) patience.toMillis());
        answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        write("""
                POST /v1/reports:batch HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/x-ndjson\r
                Transfer-Encoding: chunked\r
                \r
                """.formatted(key));
    }

    void send(Object line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        write("%x\r\n%s\n\r\n".formatted(bytes.length, line));
    }

    void end() throws IOException {
        write("0\r\n\r\n");
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /** The next line of the answer that says something of a line or is the status line. */
    String next() throws IOException {
        while (true) {
            String line = answer.readLine();
            if (line == null) {
                return "";
            }
            if (line.startsWith("HTTP/") || line.startsWith("{")) {
                return line;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
