package org.forewarn.alert.alphabet;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The default alphabet of GSM phones with its extension table (3GPP TS 23.038, section 6.2.1), one septet to an octet as
 * SMPP carries it.
 */
public final class Gsm7 {

    /** Comes before a septet of the extension table. */
    static final byte ESCAPE = 0x1B;

    /** Position is the septet; the escape itself stands at 0x1B and is no character. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅå"
            + "Δ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmno"
            + "pqrstuvwxyzäöñüà";

    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final byte[] EXTENDED_SEPTETS = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    /** Both tables end below this; a character above it is in neither. */
    private static final int CHARACTERS = '€' + 1;

    /** By character: its septets, packed as escape flag and septet; -1: none. */
    private static final short[] SEPTETS = table();

    private static final short WITH_ESCAPE = 0x100;

    private Gsm7() {}

    /** Whether the character can be written: {@code é} can, {@code ê} cannot. */
    public static boolean has(char character) {
        return character < CHARACTERS && SEPTETS[character] >= 0;
    }

    /** Whether the whole text can be written. */
    public static boolean canWrite(String text) {
        return text.chars().allMatch(character -> has((char) character));
    }

    /**
     * How many septets the character takes: 1, or 2 for those of the extension table such as {@code €}.
     *
     * @throws IllegalArgumentException when it cannot be written
     */
    public static int septets(char character) {
        if (!has(character)) {
            throw new IllegalArgumentException("a character is not in the GSM alphabet");
        }
        return (SEPTETS[character] & WITH_ESCAPE) == 0 ? 1 : 2;
    }

    /**
     * How many septets the text takes.
     *
     * @throws IllegalArgumentException when it cannot be written
     */
    public static int septets(String text) {
        return text.chars().map(character -> septets((char) character)).sum();
    }

    /**
     * The text, one septet to an octet.
     *
     * @throws IllegalArgumentException when it cannot be written
     */
    public static byte[] write(String text) {
        var octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (septets(character) == 2) {
                octets.write(ESCAPE);
            }
            octets.write(SEPTETS[character] & ~WITH_ESCAPE);
        }
        return octets.toByteArray();
    }

    /** The text of octets with one septet each; what no table has is a space, as phones show it (section 6.2.1.1). */
    public static String read(byte[] septets) {
        var text = new StringBuilder(septets.length);
        for (int i = 0; i < septets.length; i++) {
            if (septets[i] == ESCAPE && i + 1 < septets.length) {
                i++;
                int extended = Arrays.binarySearch(EXTENDED_SEPTETS, septets[i]);
                text.append(extended < 0 ? ' ' : EXTENDED.charAt(extended));
            } else {
                boolean known = septets[i] >= 0 && septets[i] != ESCAPE;
                text.append(known ? BASIC.charAt(septets[i]) : ' ');
            }
        }
        return text.toString();
    }

    private static short[] table() {
        short[] table = new short[CHARACTERS];
        Arrays.fill(table, (short) -1);
        for (int septet = 0; septet < BASIC.length(); septet++) {
            if (septet != ESCAPE) {
                table[BASIC.charAt(septet)] = (short) septet;
            }
        }
        for (int i = 0; i < EXTENDED.length(); i++) {
            table[EXTENDED.charAt(i)] = (short) (WITH_ESCAPE | EXTENDED_SEPTETS[i]);
        }
        return table;
    }
}
