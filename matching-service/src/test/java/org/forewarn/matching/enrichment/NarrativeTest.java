package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.matching.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invented narratives, and all that may be found in each: no more, no less. */
class NarrativeTest {

    static {
        Events.trustSchemas();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            He called from 07700 900123 twice.                                         | phone +447700900123
            number was 07700-900-123 and he rang again                                 | phone +447700900123
            He texted off 07700.900.123, then stopped                                  | phone +447700900123
            his mobile: (07700) 900123                                                 | phone +447700900123
            his WhatsApp is +44 (0)7700 900123.                                        | phone +447700900123
            used +44 7700 900123 or 07700 900124 to book                               | phone +447700900123, phone +447700900124
            0044 7700 900123 came up on the screen                                     | phone +447700900123
            number 7700900123 without the nought                                       | phone +447700900123
            booked by phone 447700900123                                               | phone +447700900123
            he wrote 07 70 09 00 12 3 on the wall                                      | phone +447700900123
            he wrote 0 7 7 0 0 9 0 0 1 2 3 on the wall                                 | phone +447700900123
            his number is oh seven seven double oh nine hundred one two three          | phone +447700900123
            zero double seven zero zero nine zero zero, one two three he said          | phone +447700900123
            oh seven seven hundred, nine hundred, one twenty three                     | phone +447700900123
            o7700 900123 was the number                                                | phone +447700900123
            number is 07700 nine hundred, one hundred and twenty three                 | phone +447700900123
            O double-seven hundred, nine hundred one two three was his number          | phone +447700900123
            his number 07700 900123 one time, then another                             | phone +447700900123
            rang at 22.30 from 07700 900123 for 10 minutes                             | phone +447700900123
            From the landline 0113 496 0123, Leeds                                     | phone +441134960123
            call came from 020 7946 0123                                               | phone +442079460123
            from an Irish number +353 20 910 1234                                      | phone +353209101234
            he called my mobile from 07700 900123                                      | phone +447700900123
            a text from a friend said his number ends in 0123                          | phone *0123 part
            a number ending 900123                                                     | phone *900123 part
            withheld, but the phone number ended with nine one two three               | phone *9123 part
            """)
    void numbersAreFoundAsPeopleWriteThem(String narrative, String finds) {
        assertThat(found(narrative)).isEqualTo(split(finds));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            White BMW, AB12 CDE, waited outside                                        | plate AB12CDE
            the reg was ab12cde                                                        | plate AB12CDE
            reg: ab12 cde                                                              | plate AB12CDE
            drove off in a car AB12CDE quickly                                         | plate AB12CDE
            Number plate AB-12-CDE                                                     | plate AB12CDE
            an old van, plate K123 BCD                                                 | plate K123BCD
            his car is a Rover K123 BCD                                                | plate K123BCD
            registration ABC 123D on a classic Ford                                    | plate ABC123D
            reg Q123 BCD                                                               | plate Q123BCD
            plate was ABZ 1234                                                         | plate ABZ1234
            reg number 1234 AB                                                         | plate 1234AB
            reg alpha bravo one two charlie delta echo                                 | plate AB12CDE
            the plate was A B 1 2 C D E he thinks                                      | plate AB12CDE
            HIS REG WAS AB12 CDE AND HE LEFT                                           | plate AB12CDE
            the reg started with AB12 something                                        | plate AB12* part
            a grey van, plate ending CDE                                               | plate *CDE part
            partial plate AB12 on a blue car                                           | plate *AB12* part
            reg ab12 cde or ab12 cdf                                                   | plate AB12CDE, plate AB12CDF
            """)
    void platesAreFoundAsPeopleWriteThem(String narrative, String finds) {
        assertThat(found(narrative)).isEqualTo(split(finds));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wrote from mike.smith@example.org twice                                    | email mike.smith@example.org
            (Mike@Example.ORG).                                                        | email mike@example.org
            his email was mike dot smith at example dot org                            | email mike.smith@example.org
            email mike_99 (at) example dot com                                         | email mike_99@example.com
            mail mike underscore leeds at example dot co dot uk                        | email mike_leeds@example.co.uk
            email: mike @ example.org                                                  | email mike@example.org
            mike.smith [at] example [dot] org is his email                             | email mike.smith@example.org
            insta: mike_leeds                                                          | social_handle mike_leeds
            insta mike_leeds and snap mikeyleeds                                       | social_handle mike_leeds, social_handle mikeyleeds
            on Instagram he is @mike_leeds now                                         | social_handle mike_leeds
            his snapchat is mike99 he said                                             | social_handle mike99
            Snap - mikeleeds                                                           | social_handle mikeleeds
            telegram @mikeleeds                                                        | social_handle mikeleeds
            username: mike.leeds.                                                      | social_handle mike.leeds
            see https://www.instagram.com/mike_leeds?igsh=1                            | platform_profile instagram.com/mike_leeds
            paid by paypal.me/MikeLeeds                                                | payment_account paypal.me/mikeleeds
            chat on wa.me/447700900123                                                 | messaging_id +447700900123
            IBAN GB82 WEST 1234 5698 7654 32 he sent                                   | payment_account 12345698765432
            told me to pay sort code 20-00-00 account 12345678                         | payment_account 20000012345678
            """)
    void addressesAndNamesAreFoundAsPeopleWriteThem(String narrative, String finds) {
        assertThat(found(narrative)).isEqualTo(split(finds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On 07/12/2025 at 22:30 he came to room 214 and paid 150 pounds.",
                "number is 07700 nine hundred and one two three",
                "number is 07700 nine hundred, one hundred, twenty three",
                "his onlyfans is popular",
                "On 07 12 2025 1030 and again 08 12 2025 1145.",
                "It was 07.12.2025 10.30 when he left.",
                "He offered £07700900123 as a joke",
                "Crime ref 07700900123, CAD 1234 of 07/12/25",
                "crime number is 077009001234567",
                "my number is 07700 900123",
                "You can reach me on 07700 900123",
                "he rang me on 07700 900123 while I was out",
                "my friend's phone is 07700 900123",
                "I rang the helpline on 0800 555 0123 and then 0808 157 0123",
                "police said to call 101 or 0113 496 0123",
                "call 999 or 116 123",
                "card 4929 1234 5678 9012 was used",
                "account 12345678 was mine",
                "paid in notes 10 20 20 50 20 10 20 10",
                "waited from 10 07 until 10 45",
                "numbers 1 2 3 4 5 6 7 8 9 10 11 12",
                "one two three he counted, four five six seven eight nine ten",
                "He stayed at 10 and left at 12 the next day",
                "met at10 and left",
                "in LS12 CID officers came",
                "we met in LS12 3AB near BD1 1AA",
                "room B12 ABC hotel",
                "flat AB12 3CD",
                "the A61 THE road and M621 AND so on",
                "HE CAME AT10 THE DOOR AND SAID IT",
                "he hit my car AB12 CDE",
                "my reg is AB12 CDE",
                "the 36A bus and the X98 Bus",
                "he was 28 years old, about 180 cm, 85kg, size 10",
                "it cost 50 per hour, 30 min, 2 of 3",
                "he was at example dot com",
                "found me at example dot com and then booked",
                "my email is mike@example.org",
                "@home that night, @ 10pm",
                "his insta was deleted and his snapchat is gone",
                "on facebook and instagram he said nothing",
                "my insta is mike_leeds",
                "snap of the fingers",
                "e.g. this, i.e. that. Etc.",
                "visit example.org/page for more",
                "IBAN GB00 WEST 1234 5698 7654 32 is wrong",
                "reg was not seen by me",
                "number plate was covered",
                "plate of food, the plate was hot",
                "started with the wrong money, ending the evening",
                "a car began to follow, reg not seen, ended in the park",
                "",
                " "
            })
    void nothingIsFoundWhereNothingIs(String narrative) {
        assertThat(found(narrative)).isEmpty();
    }

    @Test
    void whatIsFoundSaysWhereItWasFoundAndThatItIsInferred() {
        var finds = Narrative.read("He called from 07700 900123 in a car AB12 CDE");

        assertThat(finds.identifiers()).singleElement().satisfies(phone -> {
            assertThat(phone.getSource()).isEqualTo("narrative");
            assertThat(phone.getConfidence()).isEqualTo("inferred");
            assertThat(phone.getGiven()).isEqualTo("+447700900123");
        });
        assertThat(finds.vehicles()).singleElement().satisfies(vehicle -> {
            assertThat(vehicle.getSource()).isEqualTo("narrative");
            assertThat(vehicle.getConfidence()).isEqualTo("inferred");
        });
    }

    @Test
    void aNarrativeIsReadAsFarAsItsBound() {
        String words = "He was rude. ".repeat(2_000) + "He called from 07700 900123";

        assertThat(found(words)).isEmpty();
        assertThat(found(words.substring(words.length() - Narrative.MAX_CHARS))).hasSize(1);
    }

    private static List<String> found(String narrative) {
        var finds = Narrative.read(narrative);
        List<String> found = new ArrayList<>();
        finds.identifiers().forEach(one -> found.add(line(one.getType(), one.getValue(), one.getPartial())));
        finds.vehicles().forEach(one -> found.add(line("plate", String.valueOf(one.getPlate()), one.getPartial())));
        return found;
    }

    private static String line(String type, String value, boolean partial) {
        return type + " " + value + (partial ? " part" : "");
    }

    private static List<String> split(String finds) {
        return List.of(finds.split(", "));
    }
}
