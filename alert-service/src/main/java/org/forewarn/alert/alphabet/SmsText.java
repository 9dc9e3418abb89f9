package org.forewarn.alert.alphabet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text as it goes over the air: in the GSM alphabet when every character is in it, else in UCS-2. */
public final class SmsText {

    /** Septets of a text that is one message. */
    public static final int SEPTETS_ALONE = 160;

    /** Septets of each message of a longer text. */
    public static final int SEPTETS_EACH = 153;

    private static final int UCS2_ALONE = 70;
    private static final int UCS2_EACH = 67;

    /** In what a text is written. */
    public enum Alphabet {
        GSM7,
        UCS2
    }

    private final Alphabet alphabet;
    private final byte[] octets;
    private final int segments;

    private SmsText(Alphabet alphabet, byte[] octets, int segments) {
        this.alphabet = alphabet;
        this.octets = octets;
        this.segments = segments;
    }

    /** In what it is written. */
    public Alphabet alphabet() {
        return alphabet;
    }

    /** The text in its alphabet, as SMPP carries it. */
    public byte[] octets() {
        return octets.clone();
    }

    /**
     * How many messages it costs (3GPP TS 23.040): 160 septets or 70 UCS-2 characters alone, 153 or 67 each where the
     * header that numbers them takes its part.
     */
    public int segments() {
        return segments;
    }

    /**
     * The octets of each message it takes, without the headers that number them. No character is cut in two: neither one
     * of two septets nor a surrogate pair.
     */
    public List<byte[]> parts() {
        if (segments == 1) {
            return List.of(octets());
        }
        int each = alphabet == Alphabet.GSM7 ? SEPTETS_EACH : UCS2_EACH * Character.BYTES;
        var parts = new ArrayList<byte[]>();
        for (int from = 0; from < octets.length; ) {
            int to = Math.min(octets.length, from + each);
            if (to < octets.length && cuts(to)) {
                to -= alphabet == Alphabet.GSM7 ? 1 : Character.BYTES;
            }
            parts.add(Arrays.copyOfRange(octets, from, to));
            from = to;
        }
        return parts;
    }

    /** Whether a character begins before this place and ends after it. */
    private boolean cuts(int place) {
        return switch (alphabet) {
            case GSM7 -> octets[place - 1] == Gsm7.ESCAPE;
            case UCS2 ->
                Character.isHighSurrogate(
                        (char) ((octets[place - Character.BYTES] & 0xFF) << 8 | octets[place - 1] & 0xFF));
        };
    }

    /** The text in the cheaper alphabet that has all its characters. */
    public static SmsText of(String text) {
        if (Gsm7.canWrite(text)) {
            return new SmsText(
                    Alphabet.GSM7, Gsm7.write(text), segments(text, SEPTETS_ALONE, SEPTETS_EACH, SmsText::septetsAt));
        }
        return new SmsText(
                Alphabet.UCS2,
                text.getBytes(StandardCharsets.UTF_16BE),
                segments(text, UCS2_ALONE, UCS2_EACH, SmsText::unitsAt));
    }

    private interface Cost {
        /** What the character that begins at this place takes; never cut in two by the end of a message. */
        int at(String text, int index);
    }

    private static int septetsAt(String text, int index) {
        return Gsm7.septets(text.charAt(index));
    }

    private static int unitsAt(String text, int index) {
        return Character.charCount(text.codePointAt(index));
    }

    private static int segments(String text, int alone, int each, Cost cost) {
        int total = 0;
        int full = 0;
        int inLast = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int units = cost.at(text, i);
            total += units;
            if (inLast + units > each) {
                full++;
                inLast = 0;
            }
            inLast += units;
        }
        return total <= alone ? 1 : full + 1;
    }
}
