package org.forewarn.alert.staff.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The last six of the eight digits in RFC 6238, appendix B, for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    @Test
    void aCodeIsTakenHalfAMinuteEarlyOrLateAndNoMore() {
        Instant now = Instant.ofEpochSecond(1111111111);
        long step = Totp.step(now);
        for (int off = -3; off <= 3; off++) {
            var found = Totp.match(SECRET, Totp.code(SECRET, step + off), now);
            assertThat(found.isPresent()).as(off + " steps").isEqualTo(Math.abs(off) <= 1);
        }
        assertThat(Totp.match(SECRET, "", now)).isEmpty();
        assertThat(Totp.match(SECRET, "ü23456", now)).isEmpty();
    }

    @Test
    void theAddressIsOneThatAuthenticatorsRead() {
        assertThat(Totp.uri("Forewarn", "ada@example.org", SECRET))
                .isEqualTo("otpauth://totp/Forewarn:ada%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Forewarn&algorithm=SHA1&digits=6&period=30");
    }

    /** RFC 4648, section 10, without its padding. */
    @ParameterizedTest
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void base32IsThatOfTheStandard(String plain, String encoded) {
        assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
        assertThat(new String(Base32.decode(encoded), StandardCharsets.US_ASCII))
                .isEqualTo(plain);
    }

    @Test
    void whatIsEncodedIsDecoded() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
        }
    }
}
