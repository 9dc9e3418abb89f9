package org.forewarn.alert.audience.web;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.schemas.sealing.Fingerprint;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page with a report's form knows of itself, sealed in a field of it. Whoever types for an hour has no seat any more;
 * the page still is theirs, and what it sends is one report however often it is sent.
 */
final class Openings {

    static final String PURPOSE = "people-report-page";

    private static final int MAX_CHARS = 1_000;
    private static final byte[] BOUND_TO = "forewarn people report page 1".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Aead aead;
    private final Clock clock;

    Openings(Fingerprint fingerprint, Clock clock) {
        try {
            this.aead = new AesGcmJce(HexFormat.of().parseHex(fingerprint.of("key")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
        this.clock = clock;
    }

    /**
     * A page that was opened.
     *
     * @param member whose it is; empty: of whoever follows the report
     * @param token of the report
     * @param name of what is told on it
     * @param at when it was opened, to the second
     */
    record Opening(String member, String token, String name, Instant at) {

        boolean isOf(@Nullable UUID recipientId) {
            return recipientId != null && member.equals(recipientId.toString());
        }

        /** Says nothing: its token opens a report. */
        @Override
        public String toString() {
            return "Opening[…]";
        }
    }

    Opening begin(String member, String token, String name) {
        return new Opening(member, token, name, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Whether nobody stays so long. */
    boolean isOver(Opening opening) {
        return clock.instant().isAfter(opening.at().plus(Seat.LONGEST));
    }

    String seal(Opening opening) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(aead.encrypt(JSON.writeValueAsBytes(opening), BOUND_TO));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing a page failed", e);
        }
    }

    /** The page that was posted; nothing: none that was made here. */
    Optional<Opening> open(String sealed) {
        if (sealed.isEmpty() || sealed.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            byte[] json = aead.decrypt(Base64.getUrlDecoder().decode(sealed), BOUND_TO);
            return Optional.of(JSON.readValue(json, Opening.class));
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
