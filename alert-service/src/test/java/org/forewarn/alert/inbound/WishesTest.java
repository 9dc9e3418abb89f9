package org.forewarn.alert.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.forewarn.alert.inbound.Wish.Check;
import org.forewarn.alert.inbound.Wish.Help;
import org.forewarn.alert.inbound.Wish.Start;
import org.forewarn.alert.inbound.Wish.Stop;
import org.forewarn.alert.inbound.Wish.Unclear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text asks for. */
class WishesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "STOP!",
                "\"stop\"",
                "Stop please",
                "stop sending me this",
                "STOP ALL",
                "stopall",
                "Unsubscribe",
                "stopio",
                "Koniec",
                "Oprește",
                "PARAR",
                "Baja",
                "หยุด",
                "停止",
                "退订",
                "stop\n\nSent from my phone",
                "​STOP",
                "(stop)",
                "opt out"
            })
    void aStopInAnyLanguageAndSpelling(String text) {
        assertThat(Wishes.of(text)).isInstanceOf(Stop.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stopped by police",
                "nonstop",
                "please stop",
                "ended",
                "endless",
                "quite",
                "pared",
                "",
                "?",
                "ok"
            })
    void whatOnlyContainsAWordIsNone(String text) {
        assertThat(Wishes.of(text)).isInstanceOf(Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "start", "Dechrau", "wznów", "เริ่ม", "开始"})
    void aStart(String text) {
        assertThat(Wishes.of(text)).isInstanceOf(Start.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "help?", "Pomoc", "ayuda", "帮助"})
    void aHelp(String text) {
        assertThat(Wishes.of(text)).isInstanceOf(Help.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHECK 07700 900123 | phone | 07700 900123",
                "check: 07700900123 | phone | 07700900123",
                "Check +44 7700 900123 | phone | +44 7700 900123",
                "07700 900123 | phone | 07700 900123",
                "check 900123 | phone | *900123",
                "check AB12 CDE | plate | AB12 CDE",
                "AB12CDE | plate | AB12CDE",
                "check ab12* | plate | ab12*",
                "sprawdź 07700 900123 | phone | 07700 900123",
                "查询07700900123 | phone | 07700900123",
                "check mike@example.org | email | mike@example.org",
                "check @mike_leeds | handle | @mike_leeds"
            })
    void aCheckAndWhatItAsksAbout(String text, String type, String value) {
        assertThat(Wishes.of(text)).isEqualTo(new Check(new Query(type, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHECK", "check ?", "check him", "check 123", "check 07700", "check +44"})
    void aCheckOfNothingReadable(String text) {
        assertThat(Wishes.of(text)).isEqualTo(new Check(null));
    }

    @Test
    void whateverIsSentIsReadInBoundedTimeAndWithoutFailing() {
        long seed = Long.getLong("seed", 20261130);
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int length = random.nextInt(3_000);
            var text = new StringBuilder();
            while (text.length() < length) {
                text.appendCodePoint(random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x3000));
            }
            assertThat(Wishes.of(text.toString()))
                    .as("seed %d, text %d", seed, i)
                    .isNotNull();
        }
    }

    @Test
    void aQueryDoesNotSayWhatIsAskedAbout() {
        assertThat(new Check(new Query("phone", "07700 900123")).toString()).doesNotContain("900123");
    }
}
