package org.forewarn.alert.delivery.sms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.forewarn.alert.delivery.sms.SmsProperties.SmppProperties;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session with a carrier, bound as transceiver, made anew whenever it is lost. */
final class SmppLink {

    private static final Logger log = LoggerFactory.getLogger(SmppLink.class);

    /** Receipts wait for the database here; each is written together with those that came beside it, this many at most. */
    private static final int RECEIVERS = 128;

    /** Answers to submits pass through the same queue, and one that did not fit would be lost. */
    private static final int RECEIVED_WAITING = 20_000;

    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final String provider;
    private final SmppProperties properties;
    private final Receiver receiver;
    private volatile @Nullable SMPPSession session;
    private volatile boolean running;
    private @Nullable Thread keeper;

    SmppLink(String provider, SmppProperties properties, Receiver receiver) {
        this.provider = provider;
        this.properties = properties;
        this.receiver = receiver;
    }

    /** The session, if there is one now that takes texts. */
    @Nullable
    SMPPSession session() {
        SMPPSession current = session;
        return current != null && current.getSessionState().isBound() ? current : null;
    }

    private void keepBound() {
        Duration wait = properties.rebindFrom();
        while (running) {
            try {
                var lost = new CountDownLatch(1);
                session = bind(lost);
                log.info("Bound to {}", provider);
                wait = properties.rebindFrom();
                lost.await();
                if (running) {
                    log.warn("A session with {} is lost; it is made anew", provider);
                }
            } catch (IOException e) {
                log.warn("{} cannot be bound to ({}); tried again", provider, why(e));
            } catch (InterruptedException e) {
                return;
            }
            if (!pause(wait)) {
                return;
            }
            wait = wait.multipliedBy(2).compareTo(properties.rebindAtMost()) < 0
                    ? wait.multipliedBy(2)
                    : properties.rebindAtMost();
        }
    }

    private static String why(IOException failure) {
        return failure.getCause() instanceof NegativeResponseException refused
                ? "refused with status " + refused.getCommandStatus()
                : failure.getClass().getSimpleName();
    }

    private SMPPSession bind(CountDownLatch whenLost) throws IOException {
        var next = new SMPPSession(this::connect);
        next.setPduProcessorDegree(RECEIVERS);
        next.setQueueCapacity(RECEIVED_WAITING);
        next.setTransactionTimer(properties.responseTimeout().toMillis());
        next.setEnquireLinkTimer((int) properties.enquireLink().toMillis());
        next.setMessageReceiverListener(receiver);
        next.addSessionStateListener((state, before, source) -> {
            if (state == SessionState.CLOSED) {
                whenLost.countDown();
            }
        });
        next.connectAndBind(
                properties.host(),
                properties.port(),
                new BindParameter(
                        BindType.BIND_TRX,
                        properties.systemId(),
                        properties.password(),
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null),
                properties.connectTimeout().toMillis());
        return next;
    }

    private Connection connect(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), (int)
                    properties.connectTimeout().toMillis());
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private boolean pause(Duration wait) {
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    synchronized void start() {
        running = true;
        keeper = Thread.ofVirtual().name("smpp-link").start(this::keepBound);
    }

    synchronized void stop() {
        running = false;
        SMPPSession current = session;
        if (current != null) {
            current.unbindAndClose();
        }
        if (keeper != null) {
            keeper.interrupt();
            try {
                keeper.join(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
