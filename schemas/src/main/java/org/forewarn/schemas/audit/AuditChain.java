package org.forewarn.schemas.audit;

import java.util.Base64;
import org.forewarn.schemas.sealing.Fingerprint;

/**
 * Chains the audit's entries (after Schneier and Kelsey 1998, Secure Audit Logs to Support Computer Forensics). Each
 * entry has a MAC over its canonical text, made when it is written; each link of the chain is a MAC over its number, the
 * link before it, and the entry's MAC. Both are keyed (HMAC-SHA-256), so that somebody who can write the database and
 * does not have the key can neither add an entry nor make the chain anew.
 */
public final class AuditChain {

    /** What the first link has before it. */
    public static final String BEGINNING = "0".repeat(64);

    private final Fingerprint entries;
    private final Fingerprint links;

    /** @param key at least {@value Fingerprint#MIN_SECRET_BYTES} bytes */
    public AuditChain(byte[] key) {
        this.entries = new Fingerprint(key, "audit-entry");
        this.links = new Fingerprint(key, "audit-link");
    }

    /**
     * The chain of a key as it is kept in files and properties.
     *
     * @throws IllegalArgumentException when it is not base64 of enough bytes; does not quote it
     */
    public static AuditChain of(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The audit's key is not base64");
        }
        return new AuditChain(key);
    }

    /** What proves that the entry is one of ours: 64 hexadecimal digits. */
    public String mac(AuditEntry entry) {
        return entries.of(entry.canonical());
    }

    /**
     * The hash of a link: 64 hexadecimal digits.
     *
     * @param number from 1, without a gap
     * @param before the hash of the link before it, or {@link #BEGINNING}
     * @param mac of the entry
     */
    public String link(long number, String before, String mac) {
        var text = new StringBuilder();
        AuditEntry.net(text, Long.toString(number));
        AuditEntry.net(text, before);
        AuditEntry.net(text, mac);
        return links.of(text.toString());
    }
}
