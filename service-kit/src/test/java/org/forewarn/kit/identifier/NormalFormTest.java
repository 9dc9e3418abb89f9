package org.forewarn.kit.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one identifier, what is none, and what stays apart. */
class NormalFormTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            07700 900123              | +447700900123
            07700 9OO I23             | +447700900123
            O77OO 9OOl23              | +447700900123
            O7700 9OO123              | +447700900123
            07700 900123 (whatsapp)   | +447700900123
            07700 900123 he said      | +447700900123
            his mobile 07700 900123   | +447700900123
            01632 960123 x12          | +441632960123;ext=12
            01632 960123, extn. 12    | +441632960123;ext=12
            01632 960123              | +441632960123
            0800 1111                 | +448001111
            +447700900                | -
            07700 90012               | -
            +44 2079 460              | -
            07700 FLOWER              | -
            0800 FLOWERS              | -
            07700 900123abc           | -
            07700 900123 he rang twice at 10 | -
            01632 96012 three four    | -
            07700 900123 07700 900124 | -
            """)
    void aPhoneIsItsDigitsAndNeverAKeypad(String given, @Nullable String normal) {
        assertThat(NormalForm.of("phone", given).orElse(null)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            (mike@example.org)              | mike@example.org
            <mike@example.org>              | mike@example.org
            "'mike@example.org'"            | mike@example.org
            mike@example.org?subject=hi     | mike@example.org
            mailto:mike@example.org?body=a  | mike@example.org
            mi\u200bke@example.org         | mike@example.org
            mike.smith@proton.me            | mikesmith@proton.me
            mike-smith+x@protonmail.com     | mikesmith@proton.me
            mike_smith@pm.me                | mikesmith@proton.me
            mike+x@me.com                   | mike@icloud.com
            mike@mac.com                    | mike@icloud.com
            mike@ya.ru                      | mike@yandex.ru
            mike@yandex.com                 | mike@yandex.ru
            mike+x@gmx.de                   | mike+x@gmx.de
            mike@hotmail.com                | mike@hotmail.com
            mike@live.com                   | mike@live.com
            mike@[10.0.0.1]                 | -
            mike@10.0.0.1                   | -
            mike@exam_ple.org               | -
            mike@-example.org               | -
            -._@proton.me                   | -
            """)
    void anAddressIsItsMailbox(String given, @Nullable String normal) {
        assertThat(NormalForm.of("email", given.replace("\\u200b", "\u200b")).orElse(null))
                .isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://www.reddit.com/u/mike_leeds/       | mike_leeds
            https://www.reddit.com/user/mike_leeds     | mike_leeds
            u/mike_leeds                               | mike_leeds
            /u/mike_leeds                              | mike_leeds
            youtube.com/c/mike                         | mike
            youtube.com/@mike                          | mike
            instagram.com/stories/mike/1               | mike
            bsky.app/profile/mike.bsky.social          | mike.bsky.social
            mike99 on snapchat                         | mike99
            mike99 (snapchat)                          | mike99
            mike99 - insta                             | mike99
            @mike_leeds (instagram)                    | mike_leeds
            insta - mike_leeds                         | mike_leeds
            instagram.com/reel/ABC                     | -
            instagram.com/stories                      | -
            facebook.com/profile.php?id=1000           | -
            fb.com/people/Mike-Smith/1000123           | -
            facebook: Mike Smith                       | -
            fb mike smith                              | -
            Mike Leeds                                 | -
            @Mike Leeds                                | -
            unknown                                    | -
            None                                       | -
            N/A                                        | -
            private                                    | -
            deleted                                    | -
            not known                                  | -
            insta: unknown                             | -
            anonymous                                  | -
            snapchat                                   | -
            """)
    void aHandleIsAUserNameAndNoDisplayName(String given, @Nullable String normal) {
        assertThat(NormalForm.of("social_handle", given).orElse(null)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            see example.org/ad/7                    | example.org/ad/7
            (https://example.org/ad/7).             | example.org/ad/7
            https://Example.org:443/ad/7            | example.org/ad/7
            http://example.org:80/ad/7              | example.org/ad/7
            https://example.org:8443/ad/7           | example.org:8443/ad/7
            https://user:pw@example.org/x           | example.org/x
            https://user@example.org:443/x          | example.org/x
            example.org                             | example.org
            https://bücher.example.com/a            | bücher.example.com/a
            example                                 | -
            javascript:alert(1)                     | -
            localhost/ad/7                          | -
            the advert on the usual site            | -
            unknown                                 | -
            example.org/1 and example.org/2         | -
            """)
    void aPageHasAHostWithADot(String given, @Nullable String normal) {
        assertThat(NormalForm.of("url", given).orElse(null)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://fb.com/people/Mike-Smith/1000123    | facebook.com/profile.php?id=1000123
            https://m.facebook.com/1000123              | facebook.com/profile.php?id=1000123
            facebook.com/profile.php?id=1000123&ref=2   | facebook.com/profile.php?id=1000123
            facebook.com/Mike.Smith                     | facebook.com/mike.smith
            velvet-lists.example/u/adrian_ledger        | velvet-lists.example/u/adrian_ledger
            adultwork 12345                             | adultwork 12345
            unknown                                     | -
            """)
    void aProfileIsItsAddressElseItsWords(String given, @Nullable String normal) {
        assertThat(NormalForm.of("platform_profile", given).orElse(null)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://t.me/+447700900123                      | +447700900123
            https://signal.me/#p/+447700900123              | +447700900123
            viber://chat?number=%2B447700900123             | +447700900123
            https://api.whatsapp.com/send?text=a&phone=447700900123 | +447700900123
            whatsapp 07700900123 (Dave)                     | +447700900123
            https://t.me/mike_leeds                         | mike_leeds
            quiet.otter.88                                  | quiet.otter.88
            whatsapp: unknown                               | -
            """)
    void aMessagingIdIsMostlyANumber(String given, @Nullable String normal) {
        assertThat(NormalForm.of("messaging_id", given).orElse(null)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            paypal mike@example.org      | mike@example.org
            PayPal: mike@example.org     | mike@example.org
            paypal @mike                 | paypal.me/mike
            Revolut @mike                | revolut.me/mike
            monzo: @mike                 | monzo.me/mike
            cash app $mike               | cash.app/mike
            paypal +44 7700 900123       | +447700900123
            gift-code wallet TL-5521     | giftcodewallettl5521
            20-00-00 12345678            | 20000012345678
            Barclays 20-00-00 12345678   | 20000012345678
            bank transfer                | -
            Barclays                     | -
            cash                         | -
            cash 1000                    | -
            paid £1500 by bank transfer  | -
            Monzo bank                   | -
            paypal friends and family    | -
            unknown                      | -
            """)
    void anAccountTellsOnePayeeFromAnother(String given, @Nullable String normal) {
        assertThat(NormalForm.of("payment_account", given).orElse(null)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GB AB12 CDE",
                "UK AB12CDE",
                "AB12 CDE GB",
                "AB12CDE (blue)",
                "A\u041212 CDE",
                "\u0391\u039212 CD\u0395",
                "\u0430\u0432" + "12 cde"
            })
    void aPlateIsReadWithoutItsBandAndInLatinLetters(String given) {
        assertThat(PlateSpelling.compact(given)).contains("AB12CDE");
    }

    @ParameterizedTest
    @CsvSource({"GB12 CDE, GB12CDE", "UK12 CDE, UK12CDE", "A1 GB, A1GB", "GB 1234, GB1234"})
    void aPlateThatBeginsLikeABandKeepsItsLetters(String given, String plate) {
        assertThat(PlateSpelling.compact(given)).contains(plate);
    }

    /** What was read once and is read again stays as it is: the desk looks up what matching wrote. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "07700 9OO I23",
                "mike-smith+x@protonmail.com",
                "https://www.reddit.com/u/mike_leeds/",
                "mike99 on snapchat",
                "fb.com/people/Mike-Smith/1000123",
                "see example.org/ad/7",
                "Revolut @mike",
                "gift-code wallet TL-5521"
            })
    void readingAgainChangesNothing(String given) {
        List<String> types = List.of(
                "phone", "email", "social_handle", "platform_profile", "messaging_id", "payment_account", "url");
        for (String type : types) {
            List<String> once = new ArrayList<>();
            NormalForm.of(type, given).ifPresent(once::add);
            for (String value : once) {
                assertThat(NormalForm.of(type, value)).as(type).contains(value);
            }
        }
    }
}
