package org.forewarn.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;

/** The carrier's connections: who may bind, and what a bound one may ask. */
final class Sessions implements AutoCloseable {

    /** More than a few replicas with a few sessions each is a mistake of a test. */
    private static final int CONNECTIONS = 32;

    private static final Duration BIND_WITHIN = Duration.ofSeconds(5);
    /** Requests of one session that are worked on at once, and that may wait: above the windows that senders use. */
    private static final int WORKERS = 4;

    private static final int WAITING = 1_000;

    private final ServerSocket socket;
    private final String systemId;
    private final String password;
    private final Requests requests;
    private final List<SMPPServerSession> open = new CopyOnWriteArrayList<>();

    /** What is done with a text. */
    interface Taker {
        SubmitSmResult take(SubmitSm pdu, SMPPServerSession session) throws ProcessRequestException;
    }

    Sessions(ServerSocket socket, String systemId, String password, Taker taker) {
        this.socket = socket;
        this.systemId = systemId;
        this.password = password;
        this.requests = new Requests(taker);
        Thread.ofPlatform().daemon().name("carrier-accept").start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<SMPPServerSession> bound() {
        return open.stream()
                .filter(session -> session.getSessionState().isBound())
                .toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it does not listen any more, which is what was wanted
        }
        open.forEach(SMPPServerSession::close);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                // an answer and a receipt are small, and the second must not wait until the first is acknowledged
                accepted.setTcpNoDelay(true);
                var connection = new SocketConnection(accepted);
                if (open.size() < CONNECTIONS) {
                    Thread.ofVirtual().name("carrier-bind").start(() -> bind(connection));
                } else {
                    connection.close();
                }
            } catch (IOException e) {
                // closed by close(), or a connection that was gone before it was taken
            }
        }
    }

    private void bind(SocketConnection connection) {
        var session = new SMPPServerSession(connection, null, requests, null, WORKERS, WAITING);
        session.addSessionStateListener(this::stateChanged);
        open.add(session);
        try {
            BindRequest request = session.waitForBind(BIND_WITHIN.toMillis());
            if (systemId.equals(request.getSystemId()) && password.equals(request.getPassword())) {
                request.accept(systemId);
            } else {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (TimeoutException | IOException | PDUStringException | IllegalStateException e) {
            session.close();
        }
    }

    private void stateChanged(SessionState state, SessionState before, Session session) {
        if (state == SessionState.CLOSED) {
            open.remove(session);
        }
    }

    /** A text is all that this carrier takes. */
    private record Requests(Taker taker) implements ServerMessageReceiverListener {

        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession session) throws ProcessRequestException {
            return taker.take(pdu, session);
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm pdu, Session session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti pdu, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public QuerySmResult onAcceptQuerySm(QuerySm pdu, SMPPServerSession session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptReplaceSm(ReplaceSm pdu, SMPPServerSession session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptCancelSm(CancelSm pdu, SMPPServerSession session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm pdu, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptCancelBroadcastSm(CancelBroadcastSm pdu, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm pdu, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        private static ProcessRequestException unknown() {
            return new ProcessRequestException("only submit_sm is taken", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }
}
