package org.forewarn.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.jspecify.annotations.Nullable;

/**
 * What the carrier sends: delivery receipts, in the order they fall due, and texts from phones. A receipt that nobody
 * takes is kept and offered again, as carriers do, so that a sender that was away still gets it.
 */
final class Receipts implements AutoCloseable {

    /** A receipt beyond this many that wait is dropped; carriers lose some too. */
    private static final int WAITING = 500_000;

    /** As many receipts are on their way at once; each waits until its sender has it. */
    private static final int SENDERS = 64;

    private static final Duration AFTER_SUBMIT = Duration.ofMillis(20);
    private static final Duration BETWEEN_OFFERS = Duration.ofMillis(500);
    private static final int RECEIPT_WANTED_BITS = 0b11;
    private static final int ON_FAILURE_ONLY = 0b10;

    /** SMPP 3.4, appendix B: YYMMDDhhmm. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    private final Sessions sessions;
    private final DelayQueue<Due> queue = new DelayQueue<>();
    private final List<Thread> senders;
    private volatile boolean closed;

    private record Receipt(
            String id, String from, String to, boolean delivered, Instant submitted, SMPPServerSession by) {}

    private record Due(Receipt receipt, long atNanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(atNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    Receipts(Sessions sessions) {
        this.sessions = sessions;
        this.senders = IntStream.range(0, SENDERS)
                .mapToObj(i -> Thread.ofVirtual().name("carrier-receipts-" + i).start(this::send))
                .toList();
    }

    /** Sends a receipt shortly, if the sender asked for one. */
    void expect(SubmitSm pdu, String id, boolean delivered, SMPPServerSession by) {
        int wanted = pdu.getRegisteredDelivery() & RECEIPT_WANTED_BITS;
        if (wanted == 0 || (wanted == ON_FAILURE_ONLY && delivered)) {
            return;
        }
        // From the phone back to the sender; the text's beginning is left out, since a receipt may be logged.
        offer(new Receipt(id, pdu.getDestAddress(), pdu.getSourceAddr(), delivered, Instant.now(), by), AFTER_SUBMIT);
    }

    /** A text from a phone. */
    void deliver(String from, String to, String body) {
        SMPPServerSession session =
                receiver(null).orElseThrow(() -> new IllegalStateException("No session takes messages"));
        try {
            deliver(
                    session,
                    from,
                    to,
                    new ESMClass(),
                    new GeneralDataCoding(Alphabet.ALPHA_UCS2),
                    body.getBytes(StandardCharsets.UTF_16BE));
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            throw new IllegalStateException("The text was not taken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        senders.forEach(Thread::interrupt);
    }

    private void offer(Receipt receipt, Duration after) {
        if (queue.size() < WAITING) {
            queue.add(new Due(receipt, System.nanoTime() + after.toNanos()));
        }
    }

    private void send() {
        while (!closed) {
            try {
                send(queue.take().receipt());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void send(Receipt receipt) {
        Optional<SMPPServerSession> session = receiver(receipt.by());
        if (session.isEmpty()) {
            offer(receipt, BETWEEN_OFFERS);
            return;
        }
        MessageState state = receipt.delivered() ? MessageState.DELIVERED : MessageState.UNDELIVERABLE;
        try {
            deliver(
                    session.get(),
                    receipt.from(),
                    receipt.to(),
                    new ESMClass(MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT),
                    new GeneralDataCoding(Alphabet.ALPHA_DEFAULT),
                    body(receipt).getBytes(StandardCharsets.US_ASCII),
                    new OptionalParameter.Receipted_message_id(receipt.id()),
                    new OptionalParameter.Message_state(state.value()));
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            offer(receipt, BETWEEN_OFFERS);
        }
    }

    /** The session that sent the text if it still takes messages, else any that does. */
    private Optional<SMPPServerSession> receiver(@Nullable SMPPServerSession preferred) {
        if (preferred != null && preferred.getSessionState().isReceivable()) {
            return Optional.of(preferred);
        }
        return sessions.bound().stream()
                .filter(session -> session.getSessionState().isReceivable())
                .findAny();
    }

    private static void deliver(
            SMPPServerSession session,
            String from,
            String to,
            ESMClass esmClass,
            GeneralDataCoding coding,
            byte[] body,
            OptionalParameter... parameters)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        session.deliverShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                from,
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                to,
                esmClass,
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(0),
                coding,
                body,
                parameters);
    }

    /** SMPP 3.4, appendix B: the format that carriers have agreed on in practice. */
    private static String body(Receipt receipt) {
        return "id:%s sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:%s text:"
                .formatted(
                        receipt.id(),
                        receipt.delivered() ? "001" : "000",
                        DATE.format(receipt.submitted()),
                        DATE.format(Instant.now()),
                        receipt.delivered() ? "DELIVRD" : "UNDELIV",
                        receipt.delivered() ? "000" : "001");
    }
}
