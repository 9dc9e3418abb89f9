package org.forewarn.local;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jspecify.annotations.Nullable;

/**
 * What one {@code submit_sm} carries, read as a phone reads it.
 *
 * @param text its characters
 * @param segments how many messages it takes on the air; 1 for a part of a longer one
 * @param part where it stands in a longer message; null: it stands alone
 */
record ShortMessage(String text, int segments, @Nullable Part part) {

    /** SMPP 3.4, section 5.2.19: 0 is the carrier's default alphabet, here the network's own. */
    private static final int DEFAULT_ALPHABET = 0;

    private static final int UCS2 = 8;

    /** Octets of one message and, less the header that numbers it, of one of several (3GPP TS 23.040). */
    private static final int SEPTETS_ALONE = 160;

    private static final int SEPTETS_OF_SEVERAL = 153;
    private static final int UCS2_OCTETS_ALONE = 140;
    private static final int UCS2_OCTETS_OF_SEVERAL = 134;

    private static final int CONCATENATION = 0x00;
    private static final int CONCATENATION_16_BIT = 0x08;

    /**
     * A part's place.
     *
     * @param reference the same for all parts of one message
     * @param total how many parts there are
     * @param number which one this is, from 1
     */
    record Part(int reference, int total, int number) {}

    /** How many messages on the air one {@code submit_sm} is. */
    static int segmentsOf(SubmitSm pdu) {
        return pdu.isUdhi() ? 1 : segments(octets(pdu).length, pdu.getDataCoding());
    }

    private static byte[] octets(SubmitSm pdu) {
        OptionalParameter payload = pdu.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
        return payload instanceof OptionalParameter.OctetString carried && pdu.getShortMessage().length == 0
                ? carried.getValue()
                : pdu.getShortMessage();
    }

    /** @throws IllegalArgumentException when no phone could read it: another alphabet, a header that is cut short */
    static ShortMessage of(SubmitSm pdu) {
        byte[] octets = octets(pdu);
        if (!pdu.isUdhi()) {
            return new ShortMessage(
                    decode(octets, pdu.getDataCoding()), segments(octets.length, pdu.getDataCoding()), null);
        }
        int header = 1 + (octets.length == 0 ? 0 : octets[0] & 0xFF);
        if (header > octets.length) {
            throw new IllegalArgumentException("the user data header is cut short");
        }
        byte[] body = Arrays.copyOfRange(octets, header, octets.length);
        return new ShortMessage(decode(body, pdu.getDataCoding()), 1, part(Arrays.copyOf(octets, header)));
    }

    private static String decode(byte[] octets, byte dataCoding) {
        return switch (dataCoding) {
            case DEFAULT_ALPHABET -> Gsm0338.decode(octets);
            case UCS2 -> new String(octets, StandardCharsets.UTF_16BE);
            default -> throw new IllegalArgumentException("data coding " + dataCoding);
        };
    }

    private static int segments(int octets, byte dataCoding) {
        int alone = dataCoding == UCS2 ? UCS2_OCTETS_ALONE : SEPTETS_ALONE;
        int ofSeveral = dataCoding == UCS2 ? UCS2_OCTETS_OF_SEVERAL : SEPTETS_OF_SEVERAL;
        return octets <= alone ? 1 : Math.ceilDiv(octets, ofSeveral);
    }

    /** The header is a length and then elements: what, how long, content (3GPP TS 23.040, section 9.2.3.24). */
    private static @Nullable Part part(byte[] header) {
        int at = 1;
        while (at + 1 < header.length) {
            int element = header[at] & 0xFF;
            int length = header[at + 1] & 0xFF;
            int from = at + 2;
            if (from + length > header.length) {
                throw new IllegalArgumentException("the user data header is cut short");
            }
            if (element == CONCATENATION && length == 3) {
                return new Part(header[from] & 0xFF, header[from + 1] & 0xFF, header[from + 2] & 0xFF);
            }
            if (element == CONCATENATION_16_BIT && length == 4) {
                int reference = ((header[from] & 0xFF) << 8) | (header[from + 1] & 0xFF);
                return new Part(reference, header[from + 2] & 0xFF, header[from + 3] & 0xFF);
            }
            at = from + length;
        }
        return null;
    }
}
