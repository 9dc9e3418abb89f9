package org.forewarn.alert.delivery.sms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.forewarn.alert.alphabet.SmsText;
import org.forewarn.alert.delivery.Message;
import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.delivery.sms.SmsProperties.LongTexts;
import org.forewarn.alert.delivery.sms.SmsProperties.SmppProperties;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/** One text as one {@code submit_sm} or more, and what the answers mean (SMPP 3.4, sections 4.4 and 5.1.3). */
final class SmppSubmit {

    /** More does not fit {@code short_message} and goes as {@code message_payload}. */
    private static final int MAX_SHORT_MESSAGE = 254;

    private static final int HEADER_OCTETS = 7;
    private static final byte CONCATENATED_16_BIT = 0x08;
    private static final byte NORMAL_PRIORITY = 0;
    private static final byte NONE = 0;

    /** SMPP 3.4, section 7.1.1: year to second, tenths, and the distance from UTC. */
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("uuMMddHHmmss'000+'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String sender;
    private final boolean number;
    private final SmppProperties properties;

    SmppSubmit(String sender, SmppProperties properties) {
        this.sender = digits(sender);
        this.number = sender.matches("\\+?[0-9]+");
        this.properties = properties;
    }

    SubmitResult submit(SMPPSession session, Message message) {
        SmsText text = SmsText.of(message.body());
        try {
            String id = text.segments() > 1 && properties.longTexts() == LongTexts.UDH
                    ? sendParts(session, message, text)
                    : sendWhole(session, message, text);
            return new Accepted(id, text.segments());
        } catch (NegativeResponseException e) {
            return refusal(e.getCommandStatus());
        } catch (ResponseTimeoutException | InvalidResponseException e) {
            return new NoAnswer("no_answer");
        } catch (IOException e) {
            // it could not be written whole, so it was not sent
            return new NotTaken("connection_lost", Scope.PROVIDER);
        } catch (PDUException e) {
            return new Refused("unsendable");
        }
    }

    private String sendWhole(SMPPSession session, Message message, SmsText text)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        byte[] octets = text.octets();
        boolean fits = octets.length <= MAX_SHORT_MESSAGE;
        return send(
                session,
                message,
                new ESMClass(),
                SMSCDeliveryReceipt.SUCCESS_FAILURE,
                coding(text),
                fits ? octets : new byte[0],
                parameters(message, fits ? new byte[0] : octets));
    }

    /**
     * Numbered parts, one after the other; a phone shows them when it has all. The last part's name is the text's, and only
     * for that a receipt is asked. The number they share comes from the message's id: when a part was refused and all are
     * sent again, a phone puts them together with those it has.
     */
    private String sendParts(SMPPSession session, Message message, SmsText text)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        List<byte[]> parts = text.parts();
        int reference = message.dispatchId().hashCode();
        String id = "";
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            id = send(
                    session,
                    message,
                    new ESMClass(MessageMode.DEFAULT, MessageType.DEFAULT, GSMSpecificFeature.UDHI),
                    last ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT,
                    coding(text),
                    part(parts.get(i), reference, parts.size(), i + 1),
                    parameters(message, new byte[0]));
        }
        return id;
    }

    /** 3GPP TS 23.040, section 9.2.3.24.8: a reference of 16 bits, how many parts, and which one. */
    private static byte[] part(byte[] octets, int reference, int total, int number) {
        return ByteBuffer.allocate(HEADER_OCTETS + octets.length)
                .put((byte) (HEADER_OCTETS - 1))
                .put(CONCATENATED_16_BIT)
                .put((byte) 4)
                .putShort((short) reference)
                .put((byte) total)
                .put((byte) number)
                .put(octets)
                .array();
    }

    private String send(
            SMPPSession session,
            Message message,
            ESMClass esmClass,
            SMSCDeliveryReceipt receipt,
            GeneralDataCoding coding,
            byte[] octets,
            OptionalParameter[] parameters)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        return session.submitShortMessage(
                        "",
                        number ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.ALPHANUMERIC,
                        number ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
                        sender,
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        digits(message.address()),
                        esmClass,
                        NONE,
                        NORMAL_PRIORITY,
                        null,
                        until(message.expires()),
                        new RegisteredDelivery(receipt),
                        NONE,
                        coding,
                        NONE,
                        octets,
                        parameters)
                .getMessageId();
    }

    private OptionalParameter[] parameters(Message message, byte[] payload) {
        var parameters = new ArrayList<OptionalParameter>();
        if (payload.length > 0) {
            parameters.add(new OptionalParameter.Message_payload(payload));
        }
        if (properties.referenceTag() != 0) {
            byte[] reference = message.dispatchId().toString().getBytes(StandardCharsets.US_ASCII);
            parameters.add(new OptionalParameter.OctetString((short) properties.referenceTag(), reference));
        }
        return parameters.toArray(OptionalParameter[]::new);
    }

    /** The type of number says that it is international; the plus does not belong to it. */
    private static String digits(String address) {
        return address.startsWith("+") ? address.substring(1) : address;
    }

    private static String until(Instant expires) {
        return UNTIL.format(expires);
    }

    private static GeneralDataCoding coding(SmsText text) {
        return switch (text.alphabet()) {
            case GSM7 -> new GeneralDataCoding(Alphabet.ALPHA_DEFAULT);
            case UCS2 -> new GeneralDataCoding(Alphabet.ALPHA_UCS2);
        };
    }

    private static SubmitResult refusal(int status) {
        String reason = "smpp_0x%02x".formatted(status);
        return switch (status) {
            case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL ->
                new NotTaken(reason, Scope.THROTTLED);
            case SMPPConstant.STAT_ESME_RSYSERR, SMPPConstant.STAT_ESME_RINVBNDSTS, SMPPConstant.STAT_ESME_RX_T_APPN ->
                new NotTaken(reason, Scope.PROVIDER);
            case SMPPConstant.STAT_ESME_RSUBMITFAIL, SMPPConstant.STAT_ESME_RUNKNOWNERR ->
                new NotTaken(reason, Scope.MESSAGE);
            default -> new Refused(reason);
        };
    }
}
