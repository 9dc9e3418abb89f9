package org.forewarn.alert.feed.webhook;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A range of addresses in CIDR notation.
 *
 * @param address its first address, 4 or 16 bytes
 * @param bits how many leading bits all of its addresses share
 */
record Network(InetAddress address, int bits) {

    /** Only what is an address already: nothing is looked up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * Reads {@code 10.0.0.0/8} or {@code fc00::/7}; {@code 10/8} and {@code example.org/8} are refused.
     *
     * @throws IllegalArgumentException when it is no such range
     */
    static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        String literal = slash < 0 ? "" : cidr.substring(0, slash);
        if (!LITERAL.matcher(literal).matches()) {
            throw new IllegalArgumentException("not a range of addresses such as 10.0.0.0/8");
        }
        InetAddress address = InetAddress.ofLiteral(literal);
        int bits = Integer.parseInt(cidr.substring(slash + 1));
        if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("a prefix longer than the address");
        }
        return new Network(address, bits);
    }

    boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (ours[i] != theirs[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        int mask = 0xFF << (Byte.SIZE - rest);
        return rest == 0 || (ours[whole] & mask) == (theirs[whole] & mask);
    }
}
