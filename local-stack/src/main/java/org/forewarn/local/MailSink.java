package org.forewarn.local;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server (RFC 5321) on loopback that counts mails and keeps none: for measurements, in which {@link Mailbox} would
 * be what is measured. It can be slow, or fail.
 */
public final class MailSink implements AutoCloseable {

    /** More are a mistake of whoever measures. */
    private static final int CONNECTIONS = 600;

    private static final int MAX_LINE = 4_096;
    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String MESSAGE_ID = "message-id: <";
    private static final int UUID_LENGTH = 36;

    private final ServerSocket socket;
    private final Tally tally = new Tally();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile long answerAfterMillis;
    private volatile boolean failing;

    private MailSink(ServerSocket socket) {
        this.socket = socket;
        Thread.ofPlatform().daemon().name("mail-sink").start(this::accept);
    }

    /** Starts listening at a free port. */
    public static MailSink start() {
        try {
            return new MailSink(new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new PartFailedException("the mail sink cannot listen: " + e.getMessage(), e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What arrived; a mail is one segment. Repeats are told apart by the beginning of Message-IDs that are UUIDs. */
    public Tally tally() {
        return tally;
    }

    /** From now on each mail is answered so late. */
    public void answerAfter(Duration time) {
        answerAfterMillis = time.toMillis();
    }

    /** From now on, or not any more, every mail is refused for a fault of the server. */
    public void fail(boolean now) {
        failing = now;
    }

    @Override
    public void close() {
        close(socket);
        open.forEach(MailSink::close);
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            // it is gone, which is what was wanted
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                if (open.size() >= CONNECTIONS) {
                    connection.close();
                    continue;
                }
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // closed by close(), or a connection that was gone before it was taken
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            converse(
                    new BufferedInputStream(connection.getInputStream()),
                    new BufferedOutputStream(connection.getOutputStream()));
        } catch (IOException e) {
            // the other side ended it
        } finally {
            open.remove(connection);
        }
    }

    private void converse(InputStream in, OutputStream to) throws IOException {
        say(to, "220 sink");
        for (String line = line(in); line != null; line = line(in)) {
            String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO", "HELO", "RSET", "NOOP" -> say(to, "250 sink");
                case "MAIL" -> say(to, failing ? "421 a fault" : "250 ok");
                case "RCPT" -> say(to, "250 ok");
                case "DATA" -> {
                    say(to, "354 go on");
                    String reference = data(in);
                    pause();
                    if (failing) {
                        say(to, "421 a fault");
                    } else {
                        tally.add(1, reference);
                        say(to, "250 taken");
                    }
                }
                case "QUIT" -> {
                    say(to, "221 bye");
                    return;
                }
                default -> say(to, "502 not known");
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(answerAfterMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a mail to its end; gives the UUID with which its Message-ID begins, or nothing. */
    private static String data(InputStream in) throws IOException {
        String reference = "";
        int matched = 2;
        var line = new StringBuilder();
        while (matched < END.length) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("a mail without an end");
            }
            if (octet == END[matched]) {
                matched++;
            } else {
                matched = octet == '\r' ? 1 : 0;
            }
            if (octet == '\n') {
                String text = line.toString();
                if (reference.isEmpty() && text.regionMatches(true, 0, MESSAGE_ID, 0, MESSAGE_ID.length())) {
                    String id = text.substring(MESSAGE_ID.length());
                    reference = id.length() > UUID_LENGTH ? id.substring(0, UUID_LENGTH) : "";
                }
                line.setLength(0);
            } else if (line.length() < MAX_LINE && octet != '\r') {
                line.append((char) octet);
            }
        }
        return reference;
    }

    private static void say(OutputStream to, String line) throws IOException {
        to.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        to.flush();
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                return line.toString().strip();
            }
            if (line.length() >= MAX_LINE) {
                throw new IOException("a line without an end");
            }
            line.append((char) octet);
        }
        return null;
    }
}
