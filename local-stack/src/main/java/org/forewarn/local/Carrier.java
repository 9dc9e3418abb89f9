package org.forewarn.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
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
import org.jspecify.annotations.Nullable;

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
    private volatile long answerAfterMillis;
    private volatile @Nullable Cap cap;
    private volatile @Nullable Tally tally;

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
        REFUSED,
        /** The carrier cannot deliver to that phone now: ESME_RSUBMITFAIL. */
        BUSY,
        /** The carrier has a fault: ESME_RSYSERR. */
        FAULT
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

    /** From now on texts are counted and not kept: nobody is told of them. Those of before are forgotten. */
    public Tally countOnly() {
        var counts = new Tally();
        tally = counts;
        synchronized (texts) {
            texts.clear();
        }
        return counts;
    }

    /** From now on each text is answered so late, one after the other in each of a session's few threads. */
    public void answerAfter(Duration time) {
        answerAfterMillis = time.toMillis();
    }

    /**
     * From now on so many segments a second are taken at most; more are answered with ESME_RTHROTTLED.
     *
     * @param segmentsPerSecond in every second, wherever it begins; 0: as many as come
     */
    public void cap(int segmentsPerSecond) {
        cap = segmentsPerSecond == 0 ? null : new Cap(segmentsPerSecond);
    }

    /** How many segments were refused by the cap that is now. */
    public long overCap() {
        Cap now = cap;
        return now == null ? 0 : now.refused();
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
        pauseAsTold();
        Fate fate = fates.apply(pdu.getDestAddress());
        Cap limit = cap;
        if (limit != null && !limit.take(ShortMessage.segmentsOf(pdu))) {
            fate = Fate.THROTTLED;
        }
        switch (fate) {
            case BUSY -> throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RSUBMITFAIL);
            case FAULT -> throw new ProcessRequestException("a fault", SMPPConstant.STAT_ESME_RSYSERR);
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

    private void pauseAsTold() throws ProcessRequestException {
        long millis = answerAfterMillis;
        if (millis > 0) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProcessRequestException("closing", SMPPConstant.STAT_ESME_RSYSERR);
            }
        }
    }

    private void arrive(SubmitSm pdu, String id) throws ProcessRequestException {
        Tally counts = tally;
        if (counts != null) {
            counts.add(ShortMessage.segmentsOf(pdu), reference(pdu));
            return;
        }
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
