package org.forewarn.alert.staff;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id (RFC 9106) by the parameters that OWASP's Password Storage Cheat Sheet recommends: 19
 * MiB, two passes, one lane. What is stored names its parameters, so they can be raised.
 */
@Component
class Passwords {

    static final int MEMORY_KB = 19_456;
    static final int PASSES = 2;
    static final int LANES = 1;

    /** NIST SP 800-63B-4: 15 where nothing else is asked for; with a second step 8 do. Between them, for both. */
    static final int MIN_CHARS = 12;

    /** Sentences fit; hashing takes as long for more, but nobody needs to try. */
    static final int MAX_CHARS = 128;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Of zxcvbn's 0 to 4: could be found with 10^8 guesses or more, which by Argon2id take months. */
    private static final int MIN_STRENGTH = 3;

    /** Each takes a core for tens of milliseconds, and its memory. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KB, PASSES);
    private final Zxcvbn strength = new Zxcvbn();
    private final Semaphore permits = new Semaphore(AT_ONCE, true);
    private final String ofNobody = argon2.encode("of nobody");

    String hash(String password) {
        return bounded(() -> String.valueOf(argon2.encode(password)));
    }

    /**
     * Whether it is the password.
     *
     * @param hash null for somebody who is not there or has none: the same work is done, so that the time it takes does
     *     not tell who is
     */
    boolean matches(String password, @Nullable String hash) {
        String typed = password.length() > MAX_CHARS ? "" : password;
        boolean same = bounded(() -> argon2.matches(typed, hash == null ? ofNobody : hash));
        return same && hash != null;
    }

    /**
     * What is wrong with a password that somebody chose: a code, or nothing.
     *
     * @param known words that it must not be made of, such as their name
     */
    Optional<String> fault(String password, List<String> known) {
        if (password.codePointCount(0, password.length()) < MIN_CHARS) {
            return Optional.of("password_short");
        }
        if (password.length() > MAX_CHARS) {
            return Optional.of("password_long");
        }
        return strength.measure(password, known).getScore() < MIN_STRENGTH
                ? Optional.of("password_guessable")
                : Optional.empty();
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problems.unavailable("Too many people sign in at once. Try again.", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.unavailable("The service is stopping.", PATIENCE);
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
