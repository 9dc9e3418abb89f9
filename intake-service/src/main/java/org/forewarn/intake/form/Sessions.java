package org.forewarn.intake.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Partners;
import org.forewarn.kit.access.Scopes;
import org.forewarn.schemas.sealing.Fingerprint;

/** Who is signed in. The key is asked about at every request, so a session ends when its key does. */
final class Sessions {

    static final String TOKEN_PURPOSE = "form-token";

    private static final int ID_BYTES = 16;
    private static final int MASK_BYTES = 8;

    private final Partners partners;
    private final Fingerprint tokens;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;
    private final SecureRandom random = new SecureRandom();

    Sessions(Partners partners, Fingerprint tokens, Clock clock, FormProperties properties) {
        this.partners = partners;
        this.tokens = tokens;
        this.clock = clock;
        this.idle = properties.idle();
        this.longest = properties.longest();
    }

    /**
     * Somebody who is signed in now.
     *
     * @param name of their charity
     */
    record Visitor(Session session, Caller caller, String name) {
        Visitor having(Session.Done done) {
            return new Visitor(session.having(done), caller, name);
        }
    }

    /** What became of a key that was typed. */
    sealed interface SignIn {
        record Good(Visitor visitor) implements SignIn {}

        record Unknown() implements SignIn {}

        record WithoutScope() implements SignIn {}
    }

    SignIn signIn(String key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return partners.authenticate(key)
                .<SignIn>map(caller -> caller.scopes().contains(Scopes.REPORTS_WRITE)
                        ? new SignIn.Good(visitor(new Session(random(ID_BYTES), key, now, now, null), caller))
                        : new SignIn.WithoutScope())
                .orElseGet(SignIn.Unknown::new);
    }

    /** Whose session this is; nothing when it, or its key, has ended. */
    Optional<Visitor> visitor(Session session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (now.isAfter(session.used().plus(idle))
                || now.isAfter(session.since().plus(longest))) {
            return Optional.empty();
        }
        return partners.authenticate(session.key())
                .filter(caller -> caller.scopes().contains(Scopes.REPORTS_WRITE))
                .map(caller -> visitor(session.usedAt(now), caller));
    }

    /** A token for a page of this session, another one each time. */
    String token(Session session) {
        String mask = random(MASK_BYTES);
        return mask + tokens.of(mask + session.id());
    }

    /** Whether the token is of a page of this session. */
    boolean owns(Session session, String token) {
        int length = MASK_BYTES * 2;
        if (token.length() <= length) {
            return false;
        }
        String expected = tokens.of(token.substring(0, length) + session.id());
        return MessageDigest.isEqual(ascii(expected), ascii(token.substring(length)));
    }

    private Visitor visitor(Session session, Caller caller) {
        String name = partners.find(caller.partnerId())
                .map(partner -> partner.getName().toString())
                .orElse(caller.partnerId());
        return new Visitor(session, caller, name);
    }

    private String random(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
