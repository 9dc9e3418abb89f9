package org.forewarn.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/**
 * Plays the phone network: an SMPP 3.4 server on loopback that takes texts, keeps them, answers with a message id, and
 * sends a delivery receipt shortly after when one was asked for.
 */
public final class Carrier implements AutoCloseable {

    /** Older texts are forgotten. */
    static final int TEXTS_KEPT = 100_000;

    /** Where a sender may put a name of its own for a message: the first of SMPP's vendor-specific parameters. */
    static final short REFERENCE_TAG = 0x1400;

    private static final String SYSTEM_ID = "forewarn";
    /** Opens nothing but this loopback port; SMPP 3.4 takes eight characters at most. */
    private static final String PASSWORD = "local";

    private final Sessions sessions;
    private final Receipts receipts;
    private final Reassembly reassembly = new Reassembly();
    private final Deque<Text> texts = new ArrayDeque<>();
    private final List<Consumer<Text>> listeners = new CopyOnWriteArrayList<>();
    /** Another run must not give the same ids: a sender may still know those of this one. */
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private final AtomicLong lastId = new AtomicLong();
    private volatile Function<String, Fate> fates = to -> Fate.DELIVERED;

    /**
     * A text as the phone shows it.
     *
     * @param to the phone, as the sender wrote it
     * @param messageId the carrier's name for it; of a long one, its last part's
     * @param segments how many messages it took on the air
     * @param reference the sender's own name for it (vendor parameter 0x1400); empty: none
     */
    public record Text(
            String from, String to, String body, Instant at, String messageId, int segments, String reference) {}

    /** What becomes of a text. */
    public enum Fate {
        /** It arrives; the receipt says DELIVRD. */
        DELIVERED,
        /** It does not arrive; the receipt says UNDELIV. */
        UNDELIVERED,
        /** It arrives, and nobody says so. */
        SILENT,
        /** The carrier asks to slow down: ESME_RTHROTTLED. */
        THROTTLED,
        /** The carrier refuses the number: ESME_RINVDSTADR. */
        REFUSED
    }

    private Carrier(ServerSocket socket) throws IOException {
        sessions = new Sessions(socket, SYSTEM_ID, PASSWORD, this::take);
        receipts = new Receipts(sessions);
    }

    /**
     * Starts listening.
     *
     * @param port 0: a free one
     * @throws PartFailedException when the port cannot be listened on
     */
    public static Carrier start(int port) {
        return start(InetAddress.getLoopbackAddress(), port);
    }

    /** Listens elsewhere than on loopback: in a container, where only other containers reach it. */
    static Carrier start(InetAddress address, int port) {
        try {
            return new Carrier(new ServerSocket(port, 0, address));
        } catch (IOException e) {
            throw new PartFailedException("carrier cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return sessions.port();
    }

    public String systemId() {
        return SYSTEM_ID;
    }

    public String password() {
        return PASSWORD;
    }

    /** The texts that arrived, oldest first; at most the newest 100,000. */
    public List<Text> texts() {
        synchronized (texts) {
            return new ArrayList<>(texts);
        }
    }

    /** Calls the listener for each text from now on, in the thread that answers the sender: it must be quick. */
    public void onText(Consumer<Text> listener) {
        listeners.add(listener);
    }

    /** Decides from now on, by the phone it goes to, what becomes of a text. */
    public void decideFates(Function<String, Fate> decision) {
        fates = decision;
    }

    /**
     * A text from a phone, such as STOP: handed to a session that takes messages.
     *
     * @param to the number it is sent to
     * @throws IllegalStateException when no session takes messages
     */
    public void sendFrom(String phone, String to, String body) {
        receipts.deliver(phone, to, body);
    }

    /** How many senders are connected and have given the right password. */
    public int boundSessions() {
        return sessions.bound().size();
    }

    @Override
    public void close() {
        receipts.close();
        sessions.close();
    }

    private SubmitSmResult take(SubmitSm pdu, SMPPServerSession session) throws ProcessRequestException {
        Fate fate = fates.apply(pdu.getDestAddress());
        switch (fate) {
            case THROTTLED -> throw new ProcessRequestException("slow down", SMPPConstant.STAT_ESME_RTHROTTLED);
            case REFUSED -> throw new ProcessRequestException("no such phone", SMPPConstant.STAT_ESME_RINVDSTADR);
            case DELIVERED, UNDELIVERED, SILENT -> {}
        }
        String id = run + "-" + lastId.incrementAndGet();
        if (fate != Fate.UNDELIVERED) {
            arrive(pdu, id);
        }
        if (fate != Fate.SILENT) {
            receipts.expect(pdu, id, fate == Fate.DELIVERED, session);
        }
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException("the id is longer than SMPP allows", e);
        }
    }

    private void arrive(SubmitSm pdu, String id) throws ProcessRequestException {
        ShortMessage message;
        try {
            message = ShortMessage.of(pdu);
        } catch (IllegalArgumentException e) {
            throw new ProcessRequestException(e.getMessage(), SMPPConstant.STAT_ESME_RSUBMITFAIL);
        }
        if (message.part() == null) {
            keep(text(pdu, id, message.text(), message.segments()));
            return;
        }
        int total = message.part().total();
        reassembly
                .add(pdu.getSourceAddr(), pdu.getDestAddress(), message.part(), message.text())
                .ifPresent(whole -> keep(text(pdu, id, whole, total)));
    }

    private static Text text(SubmitSm pdu, String id, String body, int segments) {
        return new Text(pdu.getSourceAddr(), pdu.getDestAddress(), body, Instant.now(), id, segments, reference(pdu));
    }

    private static String reference(SubmitSm pdu) {
        return pdu.getOptionalParameter(REFERENCE_TAG) instanceof OptionalParameter.OctetString given
                ? given.getValueAsString()
                : "";
    }

    private void keep(Text text) {
        synchronized (texts) {
            texts.addLast(text);
            if (texts.size() > TEXTS_KEPT) {
                texts.removeFirst();
            }
        }
        listeners.forEach(listener -> listener.accept(text));
    }
}
