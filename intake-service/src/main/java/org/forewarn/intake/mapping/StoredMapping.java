package org.forewarn.intake.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.forewarn.schemas.event.Mapping;

/**
 * One version of a charity's mapping.
 *
 * @param removed whether the name stood for nothing from here on
 */
record StoredMapping(String name, String version, String text, Instant createdAt, String keyId, boolean removed) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int VERSION_CHARS = 12;

    /** Whether a charity may call a mapping so: {@code own-form} is valid, {@code Own form} is not. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The same text is the same version: 48 bits of its SHA-256, of which a charity has a few hundred at most. */
    static String versionOf(String text) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256).substring(0, VERSION_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static StoredMapping of(Mapping mapping) {
        return new StoredMapping(
                mapping.getName(),
                mapping.getVersion(),
                mapping.getText(),
                mapping.getCreatedAt(),
                mapping.getKeyId(),
                mapping.getRemoved());
    }

    /** {@code own-form@3fc9a1b2c3d4}: what a report's provenance says. */
    String id() {
        return name + "@" + version;
    }
}
