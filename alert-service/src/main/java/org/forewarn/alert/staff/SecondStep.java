package org.forewarn.alert.staff;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.forewarn.alert.staff.totp.Base32;
import org.forewarn.alert.staff.totp.Totp;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The codes of authenticators, and the recovery codes for when the telephone is lost. */
final class SecondStep {

    static final int RECOVERY_CODES = 10;

    private static final Logger log = LoggerFactory.getLogger(SecondStep.class);

    /** 80 bits: cannot be found by trying, so a plain hash of it tells nothing. */
    private static final int RECOVERY_BYTES = 10;

    private static final int GROUP = 4;
    private static final String FIELD = "totp";

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Clock clock;

    SecondStep(JdbcClient jdbc, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** What was typed at the second step. */
    enum Outcome {
        RIGHT,
        /** A recovery code, which is used up now. */
        RECOVERED,
        WRONG
    }

    /**
     * Checks a code. One that was used, or an earlier one, is wrong; so is one whose secret cannot be opened because its
     * key was taken out of the keyset.
     */
    Outcome check(UUID memberId, String typed) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (code.length() != Totp.DIGITS) {
            return useRecovery(memberId, code) ? Outcome.RECOVERED : Outcome.WRONG;
        }
        OptionalLong step = secret(memberId, "totp_key", "totp_secret")
                .map(secret -> Totp.match(secret, code, clock.instant()))
                .orElse(OptionalLong.empty());
        return step.isPresent() && use(memberId, step.getAsLong()) ? Outcome.RIGHT : Outcome.WRONG;
    }

    /** Two who come with the same code at once: one of them changes the row. */
    private boolean use(UUID memberId, long step) {
        return jdbc.sql("""
                update staff_member set totp_step = :step
                where member_id = :id and (totp_step is null or totp_step < :step)""").param("step", step).param("id", memberId).update() == 1;
    }

    private boolean useRecovery(UUID memberId, String code) {
        return jdbc.sql("delete from staff_recovery where member_id = :id and code_hash = :hash")
                        .param("id", memberId)
                        .param("hash", recoveryHash(memberId, code))
                        .update()
                == 1;
    }

    /** The secret that is shown until a code confirms it: the same one however often the page is opened. */
    byte[] proposed(UUID memberId) {
        return secret(memberId, "next_key", "next_secret").orElseGet(() -> propose(memberId));
    }

    /** Whether there is one that was shown and not confirmed. */
    boolean isProposed(UUID memberId) {
        return jdbc.sql("select count(*) from staff_member where member_id = :id and next_secret is not null")
                        .param("id", memberId)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private byte[] propose(UUID memberId) {
        byte[] secret = Digests.random(Totp.SECRET_BYTES);
        Sealed kept = sealer.seal(binding(memberId), Map.of(FIELD, Base32.encode(secret)));
        if (kept == null) {
            throw new IllegalStateException("There is something to seal");
        }
        jdbc.sql("update staff_member set next_key = :key, next_secret = :secret where member_id = :id")
                .param("key", bytes(kept.getWrappedKey()))
                .param("secret", bytes(kept.getFields().get(FIELD)))
                .param("id", memberId)
                .update();
        return secret;
    }

    /**
     * Takes the proposed secret as the one that counts, if the code is of it.
     *
     * @return new recovery codes, shown this once; nothing when the code is wrong
     */
    Optional<List<String>> confirm(UUID memberId, String typed) {
        String code = typed.replaceAll("[\\s-]", "");
        OptionalLong step = secret(memberId, "next_key", "next_secret")
                .map(secret -> Totp.match(secret, code, clock.instant()))
                .orElse(OptionalLong.empty());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        int changed = jdbc.sql("""
                update staff_member set totp_key = next_key, totp_secret = next_secret, totp_step = :step,
                    next_key = null, next_secret = null
                where member_id = :id and next_secret is not null""")
                .param("step", step.getAsLong())
                .param("id", memberId)
                .update();
        return changed == 1 ? Optional.of(newRecoveryCodes(memberId)) : Optional.empty();
    }

    private List<String> newRecoveryCodes(UUID memberId) {
        jdbc.sql("delete from staff_recovery where member_id = :id")
                .param("id", memberId)
                .update();
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            String code = Base32.encode(Digests.random(RECOVERY_BYTES));
            jdbc.sql("insert into staff_recovery (member_id, code_hash) values (:id, :hash)")
                    .param("id", memberId)
                    .param("hash", recoveryHash(memberId, code))
                    .update();
            codes.add(code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-"));
        }
        return codes;
    }

    int recoveryCodesLeft(UUID memberId) {
        return jdbc.sql("select count(*) from staff_recovery where member_id = :id")
                .param("id", memberId)
                .query(Integer.class)
                .single();
    }

    /** Takes the second step away: whoever was invited anew sets up another. */
    void forget(UUID memberId) {
        jdbc.sql("""
                update staff_member set totp_key = null, totp_secret = null, totp_step = null,
                    next_key = null, next_secret = null
                where member_id = :id""").param("id", memberId).update();
        jdbc.sql("delete from staff_recovery where member_id = :id")
                .param("id", memberId)
                .update();
    }

    private Optional<byte[]> secret(UUID memberId, String keyColumn, String secretColumn) {
        return jdbc.sql("select " + keyColumn + " as key, " + secretColumn + " as secret from staff_member"
                        + " where member_id = :id and " + secretColumn + " is not null")
                .param("id", memberId)
                .query((row, n) -> new Sealed(
                        ByteBuffer.wrap(row.getBytes("key")), Map.of(FIELD, ByteBuffer.wrap(row.getBytes("secret")))))
                .optional()
                .flatMap(kept -> Optional.ofNullable(open(memberId, kept)));
    }

    private byte @Nullable [] open(UUID memberId, Sealed kept) {
        try {
            String secret = sealer.open(binding(memberId), kept, FIELD);
            return secret == null ? null : Base32.decode(secret);
        } catch (GeneralSecurityException e) {
            log.error("An authenticator's secret cannot be opened with the keyset: {}", Person.subject(memberId));
            return null;
        }
    }

    /** What ties a sealed secret to its member: copied to another's row, it does not open. */
    private static String binding(UUID memberId) {
        return "staff/" + memberId;
    }

    private static byte[] recoveryHash(UUID memberId, String code) {
        return Digests.of(memberId + " " + code);
    }

    private static byte[] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            throw new IllegalStateException("What was sealed is there");
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
