package org.forewarn.alert.delivery.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import org.forewarn.alert.alphabet.SmsText;
import org.forewarn.alert.delivery.Message;
import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.springframework.stereotype.Component;

/** One text as a {@code submit_sm}, and what its answer means (SMPP 3.4, sections 4.4 and 5.1.3). */
@Component
class SmppSubmit {

    /** More does not fit {@code short_message} and goes as {@code message_payload}. */
    private static final int MAX_SHORT_MESSAGE = 254;

    private static final byte NORMAL_PRIORITY = 0;
    private static final byte NONE = 0;

    /** SMPP 3.4, section 7.1.1: year to second, tenths, and the distance from UTC. */
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("uuMMddHHmmss'000+'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SmppLink link;
    private final SmppProperties properties;

    SmppSubmit(SmppLink link, SmppProperties properties) {
        this.link = link;
        this.properties = properties;
    }

    SubmitResult submit(Message message) {
        SMPPSession session = link.session();
        if (session == null) {
            return new NotTaken("no_session", Scope.PROVIDER);
        }
        SmsText text = SmsText.of(message.body());
        try {
            return new Accepted(send(session, message, text), text.segments());
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

    private String send(SMPPSession session, Message message, SmsText text)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        byte[] octets = text.octets();
        boolean fits = octets.length <= MAX_SHORT_MESSAGE;
        boolean number = properties.sourceAddress().matches("\\+?[0-9]+");
        return session.submitShortMessage(
                        "",
                        number ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.ALPHANUMERIC,
                        number ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
                        digits(properties.sourceAddress()),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        digits(message.address()),
                        new ESMClass(),
                        NONE,
                        NORMAL_PRIORITY,
                        null,
                        until(message.expires()),
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        NONE,
                        coding(text),
                        NONE,
                        fits ? octets : new byte[0],
                        parameters(message, fits ? new byte[0] : octets))
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
            case SMPPConstant.STAT_ESME_RTHROTTLED,
                    SMPPConstant.STAT_ESME_RMSGQFUL,
                    SMPPConstant.STAT_ESME_RSYSERR,
                    SMPPConstant.STAT_ESME_RINVBNDSTS,
                    SMPPConstant.STAT_ESME_RX_T_APPN -> new NotTaken(reason, Scope.PROVIDER);
            case SMPPConstant.STAT_ESME_RSUBMITFAIL, SMPPConstant.STAT_ESME_RUNKNOWNERR ->
                new NotTaken(reason, Scope.MESSAGE);
            default -> new Refused(reason);
        };
    }
}
