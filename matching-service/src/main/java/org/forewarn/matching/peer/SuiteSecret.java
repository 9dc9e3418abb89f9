package org.forewarn.matching.peer;

import java.util.Base64;

/** {@code forewarn.secret}, which every instance has: what fingerprints and signatures are made with. */
public final class SuiteSecret {

    private final byte[] bytes;

    private SuiteSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads it.
     *
     * @param base64 never part of a message
     */
    static SuiteSecret of(String base64) {
        try {
            return new SuiteSecret(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("forewarn.secret is not base64");
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
