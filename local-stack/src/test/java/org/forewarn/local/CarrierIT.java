package org.forewarn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The carrier, spoken to by an ordinary SMPP client. */
class CarrierIT {

    private static final byte DEFAULT_ALPHABET = 0;
    private static final byte UCS2 = 8;
    private static final byte WITH_HEADER = 0x40;
    private static final String PHONE = "447700900123";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Carrier carrier = Carrier.start(0);
    private final List<DeliverSm> delivered = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        carrier.close();
    }

    @Test
    void aTextInTheNetworksAlphabetArrivesAndItsReceiptComesBack() throws Exception {
        try (var session = bind(carrier.password())) {
            // "@£[]€ ok" in 3GPP TS 23.038: the brackets and the euro sign are escaped
            String id = submit(
                    session, DEFAULT_ALPHABET, bytes(0x00, 0x01, 0x1B, 0x3C, 0x1B, 0x3E, 0x1B, 0x65, ' ', 'o', 'k'));

            assertThat(carrier.texts()).singleElement().satisfies(text -> {
                assertThat(text.body()).isEqualTo("@£[]€ ok");
                assertThat(text.to()).isEqualTo(PHONE);
                assertThat(text.from()).isEqualTo("Forewarn");
                assertThat(text.messageId()).isEqualTo(id);
                assertThat(text.segments()).isEqualTo(1);
            });
            await().atMost(SOON).until(() -> delivered.size() == 1);
            DeliverSm pdu = delivered.getFirst();
            assertThat(pdu.isSmscDeliveryReceipt()).isTrue();
            DeliveryReceipt receipt = pdu.getShortMessageAsDeliveryReceipt();
            assertThat(receipt.getId()).isEqualTo(id);
            assertThat(receipt.getFinalStatus()).hasToString("DELIVRD");
            assertThat(pdu.getSourceAddr()).isEqualTo(PHONE);
            assertThat(pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class)
                            .getValueAsString())
                    .isEqualTo(id);
        }
    }

    @Test
    void aTextInAnyScriptArrives() throws Exception {
        try (var session = bind(carrier.password())) {
            submit(session, UCS2, "Ostrzeżenie: ул. Х".getBytes(StandardCharsets.UTF_16BE));

            assertThat(carrier.texts())
                    .singleElement()
                    .extracting(Carrier.Text::body)
                    .isEqualTo("Ostrzeżenie: ул. Х");
        }
    }

    @Test
    void aLongTextInOnePayloadIsOneText() throws Exception {
        String body = "0123456789".repeat(40);
        try (var session = bind(carrier.password())) {
            session.submitShortMessage(
                    "",
                    TypeOfNumber.ALPHANUMERIC,
                    NumberingPlanIndicator.UNKNOWN,
                    "Forewarn",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    PHONE,
                    new ESMClass(),
                    (byte) 0,
                    (byte) 0,
                    null,
                    null,
                    new RegisteredDelivery(0),
                    (byte) 0,
                    new RawDataCoding(DEFAULT_ALPHABET),
                    (byte) 0,
                    new byte[0],
                    new OptionalParameter.Message_payload(body.getBytes(StandardCharsets.US_ASCII)),
                    new OptionalParameter.OctetString(Carrier.REFERENCE_TAG, "d-1"));

            assertThat(carrier.texts()).singleElement().satisfies(text -> {
                assertThat(text.body()).isEqualTo(body);
                assertThat(text.segments()).isEqualTo(3);
                assertThat(text.reference()).isEqualTo("d-1");
            });
        }
    }

    @Test
    void partsOfALongTextArePutTogetherWhateverTheirOrder() throws Exception {
        try (var session = bind(carrier.password())) {
            submitPart(session, part(7, 3, 3, "three"));
            submitPart(session, part(7, 3, 1, "one "));
            submitPart(session, part(7, 3, 1, "one "));
            assertThat(carrier.texts()).isEmpty();

            submitPart(session, part(7, 3, 2, "two "));

            assertThat(carrier.texts()).singleElement().satisfies(text -> {
                assertThat(text.body()).isEqualTo("one two three");
                assertThat(text.segments()).isEqualTo(3);
            });
        }
    }

    @Test
    void aTextFromAPhoneReachesASession() throws Exception {
        try (var session = bind(carrier.password())) {
            carrier.sendFrom(PHONE, "60777", "STOP");

            assertThat(delivered).singleElement().satisfies(pdu -> {
                assertThat(pdu.isSmscDeliveryReceipt()).isFalse();
                assertThat(new String(pdu.getShortMessage(), StandardCharsets.UTF_16BE))
                        .isEqualTo("STOP");
            });
        }
    }

    @Test
    void aReceiptWaitsForASenderThatIsAway() throws Exception {
        try (var session = bind(carrier.password())) {
            carrier.onText(text -> session.close());
            try {
                submit(session, DEFAULT_ALPHABET, bytes('a'));
            } catch (Exception e) {
                // the session was closed under it, as meant
            }
        }
        assertThat(delivered).isEmpty();

        try (var session = bind(carrier.password())) {
            await().atMost(SOON).until(() -> delivered.size() == 1);
        }
    }

    @Test
    void whatBecomesOfATextCanBeDecided() throws Exception {
        carrier.decideFates(to -> to.endsWith("1") ? Carrier.Fate.UNDELIVERED : Carrier.Fate.THROTTLED);
        try (var session = bind(carrier.password())) {
            submit(session, "447700900001", DEFAULT_ALPHABET, bytes('a'));
            await().atMost(SOON).until(() -> delivered.size() == 1);
            assertThat(delivered.getFirst().getShortMessageAsDeliveryReceipt().getFinalStatus())
                    .hasToString("UNDELIV");

            assertThatThrownBy(() -> submit(session, "447700900002", DEFAULT_ALPHABET, bytes('a')))
                    .isInstanceOfSatisfying(NegativeResponseException.class, e -> assertThat(e.getCommandStatus())
                            .isEqualTo(0x58));
            assertThat(carrier.texts()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> bind("wrong")).isInstanceOf(IOException.class);
        await().atMost(SOON).until(() -> carrier.boundSessions() == 0);
    }

    private SMPPSession bind(String password) throws IOException {
        var session = new SMPPSession();
        session.setMessageReceiverListener(new Inbox());
        session.connectAndBind(
                "127.0.0.1",
                carrier.port(),
                new BindParameter(
                        BindType.BIND_TRX,
                        carrier.systemId(),
                        password,
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null));
        return session;
    }

    private static String submit(SMPPSession session, byte coding, byte[] body) throws Exception {
        return submit(session, PHONE, coding, body);
    }

    private static String submit(SMPPSession session, String to, byte coding, byte[] body) throws Exception {
        return submit(session, to, new ESMClass(), coding, body);
    }

    private static void submitPart(SMPPSession session, byte[] part) throws Exception {
        submit(session, PHONE, new ESMClass(WITH_HEADER), DEFAULT_ALPHABET, part);
    }

    private static String submit(SMPPSession session, String to, ESMClass esm, byte coding, byte[] body)
            throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Forewarn",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        to,
                        esm,
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(1),
                        (byte) 0,
                        new RawDataCoding(coding),
                        (byte) 0,
                        body)
                .getMessageId();
    }

    private static byte[] part(int reference, int total, int number, String text) {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(6 + body.length)
                .put(bytes(5, 0, 3, reference, total, number))
                .put(body)
                .array();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private final class Inbox implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm pdu) {
            delivered.add(pdu);
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification pdu) {}

        @Override
        public DataSmResult onAcceptDataSm(DataSm pdu, Session source) {
            throw new UnsupportedOperationException("the carrier sends none");
        }
    }
}
