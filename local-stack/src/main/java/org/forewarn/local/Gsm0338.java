package org.forewarn.local;

/**
 * The phone network's own alphabet, one character to an octet as SMPP carries it (3GPP TS 23.038, section 6.2.1), and
 * how many messages a text makes.
 */
final class Gsm0338 {

    private static final char ESCAPE = 0x1B;
    private static final char REPLACEMENT = '\uFFFD';

    /** Position is code; the escape's own place holds a character that no text has. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION_CODES = "\n\u0014()/<=>@e";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private Gsm0338() {}

    /** What cannot be read becomes U+FFFD, so that a test sees it. */
    static String decode(byte[] octets) {
        var text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int code = octets[i] & 0xFF;
            if (code == ESCAPE && i + 1 < octets.length) {
                text.append(extended((char) (octets[++i] & 0xFF)));
            } else {
                text.append(code < BASIC.length() && code != ESCAPE ? BASIC.charAt(code) : REPLACEMENT);
            }
        }
        return text.toString();
    }

    private static char extended(char code) {
        int index = EXTENSION_CODES.indexOf(code);
        return index < 0 ? REPLACEMENT : EXTENSION.charAt(index);
    }
}
