package org.forewarn.alert.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.sealing.Fingerprint;
import org.junit.jupiter.api.Test;

class LinkTokensTest {

    private static final UUID PERSON = UUID.fromString("11111111-1111-4111-8111-111111111111");

    private final LinkTokens tokens = new LinkTokens(new Fingerprint(new byte[32], LinkTokens.PURPOSE));

    @Test
    void aTokenIsShortAndTheSameEachTime() {
        String token = tokens.token(PERSON, Channel.SMS, 0);
        assertThat(token).matches("[0-9a-z]{15}").isEqualTo(tokens.token(PERSON, Channel.SMS, 0));
    }

    @Test
    void personChannelAndSerialEachMakeAnother() {
        Set<String> all = new HashSet<>();
        for (int serial = 0; serial < 100; serial++) {
            for (Channel channel : Channel.values()) {
                all.add(tokens.token(PERSON, channel, serial));
                all.add(tokens.token(new UUID(1, serial), channel, 0));
            }
        }
        assertThat(all).hasSize(400);
    }

    @Test
    void whatIsTypedOffAPhoneIsReadKindly() {
        String token = tokens.token(PERSON, Channel.EMAIL, 3);
        byte[] digest = tokens.digest(PERSON, Channel.EMAIL, 3);
        assertThat(LinkTokens.digestOf(token)).contains(digest);
        assertThat(LinkTokens.digestOf(
                        token.toUpperCase(Locale.ROOT).replace('0', 'O').replace('1', 'I')))
                .contains(digest);
    }

    @Test
    void whatCannotBeATokenIsNone() {
        for (String none :
                new String[] {"", "abc", "a".repeat(16), "?".repeat(15), "\u00e9".repeat(15), "u".repeat(15)}) {
            assertThat(LinkTokens.digestOf(none)).as(none).isEmpty();
        }
    }

    @Test
    void anotherSecretMakesOtherTokens() {
        byte[] secret = new byte[32];
        secret[0] = 1;
        assertThat(new LinkTokens(new Fingerprint(secret, LinkTokens.PURPOSE)).token(PERSON, Channel.SMS, 0))
                .isNotEqualTo(tokens.token(PERSON, Channel.SMS, 0));
    }
}
