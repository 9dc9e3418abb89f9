package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

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
            email            | ' Mike@Example.ORG '              | mike@example.org
            email            | mailto:mike@example.org           | mike@example.org
            email            | m.i.k.e+bookings@GoogleMail.com   | mike@gmail.com
            email            | mike+bookings@example.org         | mike+bookings@example.org
            social_handle    | @Mike_Leeds                       | mike_leeds
            social_handle    | ' ＭＩＫＥ_leeds '                   | mike_leeds
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
            email           | mike at home
            email           | mike@localhost
            email           | +@gmail.com
            social_handle   | @
            payment_account | £5
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

    private static String normalise(String type, String given) {
        return Identifiers.normalise(identifier(type, given)).getFirst().getValue();
    }

    private static Identifier identifier(String type, String value) {
        return Identifier.newBuilder().setType(type).setValue(value).build();
    }
}
