package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone            | 07700 900123                      | +447700900123
            phone            | +44 7700 900123                   | +447700900123
            phone            | 0044 7700-900123                  | +447700900123
            phone            | +44 (0)7700 900 123               | +447700900123
            phone            | (07700)900123                     | +447700900123
            phone            | 020 7946 0123                     | +442079460123
            phone            | +353 20 910 1234                  | +353209101234
            phone            | 00 44 (0)7700 900123              | +447700900123
            phone            | 447700900123                      | +447700900123
            phone            | 7700900123                        | +447700900123
            phone            | tel: 07700 900123                 | +447700900123
            phone            | 01632 960123 ext 12               | +441632960123;ext=12
            phone            | 01632 960123 x12                  | +441632960123;ext=12
            phone            | +441632960123;ext=12              | +441632960123;ext=12
            phone            | '07700 900123 / 0770'             | +447700900123
            phone            | 07700 9OO I23                     | +447700900123
            phone            | O7700 9OO123                      | +447700900123
            phone            | 07700 900123 (whatsapp)           | +447700900123
            phone            | 07700 900123 he said              | +447700900123
            phone            | oh seven seven double oh nine hundred one two three | +447700900123
            phone            | 07700 900 one two three           | +447700900123
            email            | Mike <mike@example.org>           | mike@example.org
            email            | mike(at)example.org               | mike@example.org
            email            | mike at example dot org           | mike@example.org
            email            | mike @ example . org              | mike@example.org
            email            | mike@example.org.                 | mike@example.org
            email            | mike@Bücher.example.com           | mike@xn--bcher-kva.example.com
            email            | Mike+x@Outlook.com                | mike@outlook.com
            email            | mike.x+y@hotmail.co.uk            | mike.x@hotmail.co.uk
            email            | mike+x@icloud.com                 | mike@icloud.com
            email            | mike+x@fastmail.com               | mike@fastmail.com
            email            | mike+x@proton.me                  | mike@proton.me
            email            | ' Mike@Example.ORG '              | mike@example.org
            email            | mailto:mike@example.org           | mike@example.org
            email            | m.i.k.e+bookings@GoogleMail.com   | mike@gmail.com
            email            | mike+bookings@example.org         | mike+bookings@example.org
            social_handle    | @Mike_Leeds                       | mike_leeds
            social_handle    | ' ＭＩＫＥ_leeds '                   | mike_leeds
            social_handle    | insta: mike_leeds                 | mike_leeds
            social_handle    | Snapchat - @Mike_Leeds            | mike_leeds
            social_handle    | https://instagram.com/Mike_Leeds/ | mike_leeds
            social_handle    | www.tiktok.com/@mike_leeds?t=1    | mike_leeds
            social_handle    | t.me/mike_leeds                   | mike_leeds
            platform_profile | https://en-gb.facebook.com/Mike?a=1 | facebook.com/mike
            platform_profile | facebook.com/profile.php?id=7&r=1 | facebook.com/profile.php?id=7
            platform_profile | twitter.com/Mike                  | x.com/mike
            url              | example.com/ad?utm=1&id=7         | example.com/ad?id=7
            url              | example.com/ad?utm=1              | example.com/ad
            messaging_id     | WhatsApp +44 7700 900123          | +447700900123
            messaging_id     | https://wa.me/447700900123        | +447700900123
            messaging_id     | telegram: @Mike_Leeds             | mike_leeds
            messaging_id     | mike@example.org                  | mike@example.org
            payment_account  | GB82 WEST 1234 5698 7654 32       | 12345698765432
            payment_account  | 12-34-56 98765432                 | 12345698765432
            payment_account  | 'sort code 12-34-56, account number 98765432' | 12345698765432
            payment_account  | https://paypal.me/Mike_Leeds?x    | paypal.me/mike_leeds
            payment_account  | https://www.paypal.com/paypalme/Mike | paypal.me/mike
            payment_account  | 'https://cash.app/£mike'          | cash.app/mike
            payment_account  | $mike                             | cash.app/mike
            payment_account  | 07700 900123                      | +447700900123
            platform_profile | https://www.Example.com/Mike/?r=1 | example.com/mike
            platform_profile | m.example.com/mike#about          | example.com/mike
            platform_profile | Mike  of   Leeds                  | mike of leeds
            url              | HTTP://Example.com/Ad/7aB/        | example.com/Ad/7aB
            messaging_id     | +44 7700 900123                   | +447700900123
            messaging_id     | @Mike_Leeds                       | mike_leeds
            payment_account  | 20-00-00 12345678                 | 20000012345678
            payment_account  | gb00 bank 2000 0012 3456 78       | 20000012345678
            payment_account  | Mike@Example.org                  | mike@example.org
            payment_account  | £mikeleeds                        | cash.app/mikeleeds
            address          | 1  Example   Street               | 1 example street
            """)
    void spellingsOfOneIdentifierAreOne(String type, String given, String normalised) {
        assertThat(normalise(type, given)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone           | withheld
            phone           | 12 34
            phone           | 07700 9001234567
            phone           | +447700900
            phone           | 07700 FLOWER
            phone           | 07700 900 one two three four
            phone           | 01632 96012 three four five six
            payment_account | bank transfer
            payment_account | Barclays
            payment_account | cash 1000
            payment_account | paid £2000 by bank transfer
            social_handle   | unknown
            social_handle   | n/a
            social_handle   | Not known
            social_handle   | deleted
            social_handle   | Instagram
            social_handle   | facebook: Mike Smith
            social_handle   | fb mike smith
            social_handle   | Mike Leeds
            social_handle   | instagram.com/reel/ABC
            messaging_id    | private
            platform_profile | unknown
            url             | example
            url             | javascript:alert(1)
            email           | mike@[10.0.0.1]
            email           | mike@exam_ple.org
            email           | mike at home
            email           | mike@localhost
            email           | +@gmail.com
            social_handle   | @
            payment_account | £5
            email           | @example.org
            email           | mike@example..org
            social_handle   | @@@
            """)
    void whatIsNotWhatItIsSaidToBeIsUnreadable(String type, String given) {
        assertThat(Identifiers.normalise(identifier(type, given))).isEmpty();
    }

    @Test
    void aTextIsNoIdentifier() {
        assertThat(Identifiers.normalise(identifier("social_handle", "a".repeat(513))))
                .isEmpty();
    }

    @Test
    void whatTheReporterWroteIsKept() {
        NormalisedIdentifier phone =
                Identifiers.normalise(identifier("phone", "07700 900 123")).getFirst();

        assertThat(phone.getGiven()).isEqualTo("07700 900 123");
    }

    @Test
    void aPartOfAnIdentifierKeepsWhatIsKnownAndStaysAPart() {
        Identifier part = identifier("phone", "...900 123");
        part.setPartial(true);

        NormalisedIdentifier read = Identifiers.normalise(part).getFirst();

        assertThat(read.getPartial()).isTrue();
        assertThat(read.getValue()).isEqualTo("*900123");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone         | 07700 900123 or 07700 900124        | +447700900123 +447700900124
            phone         | 07700 900123 07700 900124           | +447700900123 +447700900124
            phone         | 07700 900123 - 07700 900124         | +447700900123 +447700900124
            phone         | '07700 900123\n07700 900124'        | +447700900123 +447700900124
            email         | mike@example.org mikey@example.com  | mike@example.org mikey@example.com
            social_handle | mike_leeds / mike_leeds2            | mike_leeds mike_leeds2
            social_handle | '@mike_leeds, @mike_leeds2'         | mike_leeds mike_leeds2
            """)
    void severalInOneFieldAreSeveralIdentifiers(String type, String given, String values) {
        assertThat(Identifiers.normalise(identifier(type, given.replace("\\n", "\n"))))
                .extracting(NormalisedIdentifier::getValue)
                .containsExactly(values.split(" "));
    }

    @Test
    void aProfileWithoutAUserNameThatWasGivenAsAHandleIsAProfile() {
        assertThat(Identifiers.normalise(identifier("social_handle", "facebook.com/profile.php?id=1000")))
                .extracting(NormalisedIdentifier::getType, NormalisedIdentifier::getValue)
                .containsExactly(tuple("platform_profile", "facebook.com/profile.php?id=1000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ends in 900123     | *900123
            last 4 0123        | *0123
            07700 9001??       | 077009001??
            """)
    void aNumberThatSaysItIsAPartIsOne(String given, String pattern) {
        assertThat(Identifiers.normalise(identifier("phone", given)))
                .extracting(NormalisedIdentifier::getValue, NormalisedIdentifier::getPartial)
                .containsExactly(tuple(pattern, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            07700 9001??       | 077009001??
            +44 7700*          | 07700*
            ends in 0123       | *0123
            900123             | *900123
            starts 07700       | 07700*
            07700...123        | 07700*123
            last four 0123     | *0123
            last 4 0123        | *0123
            ends 4 0123        | *40123
            07700 xxx123       | 07700???123
            07xxx xxx123       | 07??????123
            +353 85 01         | +3538501*
            00353 85 01        | +3538501*
            ends double 0 123  | *00123
            ends in oh one two three | *0123
            the one ending 0123 | *0123
            ends 0123 or 0124  | *012?
            """)
    void aPartOfANumberKeepsThePlaceOfWhatIsKnown(String given, String pattern) {
        Identifier part = identifier("phone", given);
        part.setPartial(true);

        assertThat(Identifiers.normalise(part).getFirst().getValue()).isEqualTo(pattern);
    }

    private static String normalise(String type, String given) {
        return Identifiers.normalise(identifier(type, given)).getFirst().getValue();
    }

    private static Identifier identifier(String type, String value) {
        return Identifier.newBuilder().setType(type).setValue(value).build();
    }
}
