package org.forewarn.benchmarks.fanout;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.forewarn.local.Carrier;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/** The same texts by a loop over jsmpp and nothing else: no topic, no marks, no receipts written down. */
final class BareSmpp {

    private static final int BIND_MILLIS = 5_000;

    private BareSmpp() {}

    /**
     * Sends so many, with a window.
     *
     * @param receipts whether receipts are asked for, and answered without a look
     * @return texts a second
     */
    static double run(Carrier carrier, int texts, int window, boolean receipts) throws Exception {
        var session = new SMPPSession(BareSmpp::connect);
        try {
            session.setTransactionTimer(60_000);
            session.setQueueCapacity(20_000);
            session.setPduProcessorDegree(4);
            session.setMessageReceiverListener(new Deaf());
            session.connectAndBind(
                    "127.0.0.1",
                    carrier.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            carrier.systemId(),
                            carrier.password(),
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null),
                    BIND_MILLIS);
            var next = new AtomicInteger();
            long start = System.nanoTime();
            try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < window; i++) {
                    senders.submit(() -> {
                        while (next.getAndIncrement() < texts) {
                            submit(session, receipts);
                        }
                        return null;
                    });
                }
            }
            return texts / ((System.nanoTime() - start) / 1e9);
        } finally {
            session.unbindAndClose();
        }
    }

    private static Connection connect(String host, int port) throws IOException {
        var socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        return new SocketConnection(socket);
    }

    private static void submit(SMPPSession session, boolean receipts) throws Exception {
        session.submitShortMessage(
                "",
                TypeOfNumber.ALPHANUMERIC,
                NumberingPlanIndicator.UNKNOWN,
                "Forewarn",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                "447700900001",
                new ESMClass(),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(receipts ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
                (byte) 0,
                new GeneralDataCoding(Alphabet.ALPHA_DEFAULT),
                (byte) 0,
                Dispatches.TEXT_AND_LINK.getBytes(StandardCharsets.US_ASCII),
                new OptionalParameter.OctetString(
                        (short) 0x1400, UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static final class Deaf implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm pdu) {}

        @Override
        public void onAcceptAlertNotification(AlertNotification pdu) {}

        @Override
        public DataSmResult onAcceptDataSm(DataSm pdu, Session source) {
            throw new UnsupportedOperationException();
        }
    }
}
