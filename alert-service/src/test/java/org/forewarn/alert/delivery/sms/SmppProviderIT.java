package org.forewarn.alert.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.Suite;
import org.forewarn.alert.delivery.Lane;
import org.forewarn.alert.delivery.Message;
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
        suite = Suite.start(Map.of("forewarn.sms.smpp.window", 8));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @BeforeEach
    void bound() {
        suite.carrier().decideFates(to -> Fate.DELIVERED);
        soon().until(() -> suite.bean(SmppLink.class).session() != null);
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
            SubmitResult result = submit(List.of(message)).getFirst();
            assertThat(result).isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(accepted.segments())
                    .isEqualTo(text(message).segments()));
        }
    }

    @Test
    void refusalsSayWhetherToTryAgain() {
        suite.carrier().decideFates(to -> Fate.REFUSED);
        assertThat(submit(List.of(message("a")))).containsExactly(new Refused("smpp_0x0b"));
        suite.carrier().decideFates(to -> Fate.THROTTLED);
        assertThat(submit(List.of(message("a")))).containsExactly(new NotTaken("smpp_0x58", Scope.PROVIDER));
    }

    @Test
    void aWindowsWorthGoesAtOnceAndAnswersKeepTheirPlaces() {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 8; i++) {
            messages.add(message("text " + i));
        }
        List<SubmitResult> results = submit(messages);
        for (int i = 0; i < messages.size(); i++) {
            String id = text(messages.get(i)).messageId();
            assertThat(results.get(i)).isEqualTo(new Accepted(id, 1));
        }
    }

    private static Text arrived(String body) {
        var message = message(body);
        assertThat(submit(List.of(message))).allMatch(Accepted.class::isInstance);
        return text(message);
    }

    private static Text text(Message message) {
        return suite.carrier().texts().stream()
                .filter(text -> text.reference().equals(message.dispatchId().toString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<SubmitResult> submit(List<Message> messages) {
        return suite.bean(SmppProvider.class).submit(Lane.URGENT, messages);
    }

    private static Message message(String body) {
        return new Message(
                UUID.randomUUID(), "+447700900001", "", body, Instant.now().plusSeconds(3600));
    }
}
