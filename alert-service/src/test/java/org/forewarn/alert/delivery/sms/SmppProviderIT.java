package org.forewarn.alert.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.Suite;
import org.forewarn.alert.delivery.Message;
import org.forewarn.alert.delivery.Provider;
import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.local.Carrier.Fate;
import org.forewarn.local.Carrier.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as the carrier reads them. */
class SmppProviderIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        String first = "forewarn.delivery.sms.providers[0].";
        String parts = "forewarn.delivery.sms.providers[1].";
        suite = Suite.start(Map.of(
                first + "window",
                8,
                parts + "name",
                "parts",
                parts + "smpp.long-texts",
                "udh",
                parts + "smpp.sessions",
                2,
                parts + "smpp.host",
                "127.0.0.1",
                parts + "smpp.port",
                "${" + first + "smpp.port}",
                parts + "smpp.password",
                "${" + first + "smpp.password}"));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @BeforeEach
    void bound() {
        suite.carrier().decideFates(to -> Fate.DELIVERED);
        soon().until(() -> provider().ready());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "all of it: @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà ^{}\\[~]|€",
                "niebezpieczeństwo 中文 \uD83D\uDE00"
            })
    void whatIsWrittenIsWhatIsRead(String body) {
        assertThat(arrived(body).body()).isEqualTo(body);
        String longer = (body + " ").repeat(400 / (body.length() + 1) + 1).strip();
        assertThat(arrived(longer).body()).isEqualTo(longer);
    }

    @Test
    void theSegmentsThatAreCountedAreTheCarriersToo() {
        for (int septets : new int[] {160, 161, 254, 255, 306, 307}) {
            var message = message("a".repeat(septets));
            SubmitResult result = provider().submit(message);
            assertThat(result).isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(accepted.segments())
                    .isEqualTo(text(message).segments()));
        }
    }

    @Test
    void refusalsSayWhetherToTryAgain() {
        suite.carrier().decideFates(to -> Fate.REFUSED);
        assertThat(provider().submit(message("a"))).isEqualTo(new Refused("smpp_0x0b"));
        suite.carrier().decideFates(to -> Fate.THROTTLED);
        assertThat(provider().submit(message("a"))).isEqualTo(new NotTaken("smpp_0x58", Scope.THROTTLED));
    }

    @Test
    void aLongTextArrivesWholeWhenItGoesInParts() {
        for (String body : List.of("€".repeat(77) + "a".repeat(300), "\uD83D\uDE00中".repeat(60), "b".repeat(161))) {
            var message = message(body);
            Provider parts = suite.bean(SmsProviders.class).providers().get(1);
            soon().until(parts::ready);
            assertThat(parts.submit(message)).isInstanceOfSatisfying(Accepted.class, accepted -> {
                assertThat(text(message).body()).isEqualTo(body);
                assertThat(text(message).segments()).isEqualTo(accepted.segments());
                assertThat(text(message).messageId()).isEqualTo(accepted.messageId());
            });
        }
    }

    private static Text arrived(String body) {
        var message = message(body);
        assertThat(provider().submit(message)).isInstanceOf(Accepted.class);
        return text(message);
    }

    private static Text text(Message message) {
        return suite.carrier().texts().stream()
                .filter(text -> text.reference().equals(message.dispatchId().toString()))
                .findFirst()
                .orElseThrow();
    }

    private static Provider provider() {
        return suite.bean(SmsProviders.class).providers().getFirst();
    }

    private static Message message(String body) {
        return new Message(
                UUID.randomUUID(), "+447700900001", "", body, Instant.now().plusSeconds(3600), "en", null);
    }
}
