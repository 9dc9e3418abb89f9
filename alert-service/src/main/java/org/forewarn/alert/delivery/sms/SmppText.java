package org.forewarn.alert.delivery.sms;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.forewarn.alert.alphabet.Gsm7;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/** The words of a text that came from a phone (SMPP 3.4, sections 5.2.12, 5.2.19 and 5.3.2.32). */
final class SmppText {

    private static final int DCS_GSM = 0x00;
    private static final int DCS_ASCII = 0x01;
    private static final int DCS_LATIN1 = 0x03;
    private static final int DCS_UCS2 = 0x08;

    /** 3GPP TS 23.040, section 9.2.3.24: parts of a long text, numbered in one octet or in two. */
    private static final int PART_SHORT_REFERENCE = 0x00;

    private static final int PART_LONG_REFERENCE = 0x08;

    private SmppText() {}

    /** Nothing: it is no text, or not the first part of one. */
    static Optional<String> read(DeliverSm pdu) {
        byte[] octets = pdu.getShortMessage();
        if (pdu.getOptionalParameter(OptionalParameter.Message_payload.class)
                instanceof OptionalParameter.Message_payload payload) {
            octets = payload.getValue();
        }
        if (octets == null) {
            return Optional.of("");
        }
        if (pdu.isUdhi()) {
            int header = octets.length == 0 ? 0 : 1 + (octets[0] & 0xFF);
            if (header > octets.length || isLaterPart(octets, header)) {
                return Optional.empty();
            }
            octets = Arrays.copyOfRange(octets, header, octets.length);
        }
        int coding = pdu.getDataCoding() & 0xFF;
        if (coding == DCS_GSM) {
            return Optional.of(Gsm7.read(octets));
        }
        Charset charset = charset(coding);
        return charset == null ? Optional.empty() : Optional.of(new String(octets, charset));
    }

    private static @Nullable Charset charset(int coding) {
        return switch (coding) {
            case DCS_ASCII -> StandardCharsets.US_ASCII;
            case DCS_LATIN1 -> StandardCharsets.ISO_8859_1;
            case DCS_UCS2 -> StandardCharsets.UTF_16BE;
            default -> null;
        };
    }

    /** Goes through the header's elements: kind, length, and the number of the part as the last octet of its kind. */
    private static boolean isLaterPart(byte[] octets, int header) {
        for (int at = 1; at + 1 < header; at += 2 + (octets[at + 1] & 0xFF)) {
            int kind = octets[at];
            int last = at + 1 + (octets[at + 1] & 0xFF);
            if ((kind == PART_SHORT_REFERENCE || kind == PART_LONG_REFERENCE) && last < header) {
                return (octets[last] & 0xFF) > 1;
            }
        }
        return false;
    }
}
