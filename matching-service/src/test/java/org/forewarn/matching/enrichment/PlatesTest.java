package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatesTest {

    private static final int RANDOM_PLATES = 2_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab12 cde",
                "AB12-CDE",
                " Ab12cde ",
                "A B 1 2 C D E",
                "ＡＢ１２ ＣＤＥ",
                "ÄB12.CDE",
                "GB AB12 CDE",
                "UK AB12CDE",
                "AB12 CDE GB",
                "AB12CDE (blue)",
                "A\u041212 CDE",
                "\u0391\u039212 CD\u0395"
            })
    void spellingsOfOnePlateAreOne(String given) {
        assertThat(Plates.compact(given)).contains("AB12CDE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "A", "blue van with a dent"})
    void aRemarkIsNoPlate(String given) {
        assertThat(Plates.compact(given)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AB12CDE  | CURRENT
            LS72ZZZ  | CURRENT
            AB02CDE  | CURRENT
            AB01CDE  |
            AB00CDE  |
            AB50CDE  |
            IB12CDE  |
            ZB12CDE  |
            AB12CDI  |
            AB12CDQ  |
            A1BCD    | PREFIX
            Y999BCD  | PREFIX
            K123BCD  | PREFIX
            A012BCD  |
            I123BCD  |
            U123BCD  |
            ABC1D    | SUFFIX
            ABC123D  | SUFFIX
            ABC999Y  | SUFFIX
            ABC123U  |
            ABC123Z  |
            Q123BCD  | Q
            A1       | DATELESS
            AB1234   | DATELESS
            ABC123   | DATELESS
            1234AB   | DATELESS
            123ABC   | DATELESS
            1A       | DATELESS
            ABC1234  |
            ABZ1234  | NORTHERN_IRISH
            IA1      | NORTHERN_IRISH
            1234AZ   | NORTHERN_IRISH
            101D234  | DIPLOMATIC
            101X234  | DIPLOMATIC
            101E234  |
            12AB34   | MILITARY
            AB12CD   | MILITARY
            J12345   | JERSEY
            J123456  | JERSEY
            BMN123A  | MANX
            MN1      | DATELESS MANX
            MAN1234  | MANX
            1234MAN  | MANX
            MAN123   | DATELESS MANX
            GB12CDE  | CURRENT
            WX12345  |
            1ABC234  |
            """)
    void aMarkIsOfTheFormatsWhoseShapeAndLettersItHas(String mark, String formats) {
        List<String> expected = formats == null ? List.of() : List.of(formats.split(" "));

        List<String> read = Plates.formats(mark).stream().map(Enum::name).toList();

        // a Manx mark with a letter behind is a suffix mark as well
        assertThat(mark.startsWith("BMN") ? List.of(read.getLast()) : read).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AB12CDE | AB12CDE A812CDE
            A812CDE | AB12CDE A812CDE
            OB12CDE | OB12CDE
            0B12CDE | OB12CDE
            ABI2CDE | AB12CDE A812CDE
            ABIZCDE | AB12CDE A812CDE
            AB12CD8 | AB12CDB A812CDB
            A8C123D | ABC123D
            CD1ZEFG | CD12EFG
            K1Z3BCD | K123BCD
            WX34567 |
            """)
    void theFormatTellsWhichLookalikeWasMeant(String misread, String marks) {
        Set<String> expected = marks == null ? Set.of() : Set.of(marks.split(" "));

        Set<String> read = new HashSet<>();
        Plates.readings(misread).forEach(reading -> read.add(reading.text()));

        assertThat(read).isEqualTo(expected);
    }

    /** Whatever of the lookalikes is mistaken for its twin, in either direction, the key stays. */
    @Test
    void aMarkAndAllItsMisreadsShareOneKey() {
        var random = seeded();
        for (int i = 0; i < RANDOM_PLATES; i++) {
            String mark = randomMark(random);
            String misread = misread(mark, random);

            assertThat(Plates.folded(misread)).isEqualTo(Plates.folded(mark));
            assertThat(Plates.folded(Plates.folded(mark))).isEqualTo(Plates.folded(mark));
            assertThat(Plates.readings(misread))
                    .extracting(Plates.Reading::text)
                    .contains(mark);
        }
    }

    /** A place has letters or digits, so that folding never makes one mark of two. */
    @Test
    void twoMarksOfOneFormatNeverShareAKey() {
        var random = seeded();
        for (int i = 0; i < RANDOM_PLATES; i++) {
            String mark = randomMark(random);
            String other = randomMark(random);
            if (!mark.equals(other)) {
                assertThat(Plates.folded(mark)).isNotEqualTo(Plates.folded(other));
            }
        }
    }

    @Test
    void marksThatDifferInOnePlaceAreNear() {
        var random = seeded();
        for (int i = 0; i < RANDOM_PLATES; i++) {
            String mark = randomMark(random);
            int at = random.nextInt(mark.length());
            String changed = mark.substring(0, at) + "W" + mark.substring(at + 1);
            String shortened = mark.substring(0, at) + mark.substring(at + 1);

            assertThat(Plates.near(mark)).containsAnyElementsOf(Plates.near(changed));
            assertThat(Plates.near(mark)).containsAnyElementsOf(Plates.near(shortened));
        }
    }

    @Test
    void marksThatDifferInTwoPlacesFarApartAreNotNear() {
        assertThat(Plates.near("AB12CDE")).doesNotContainAnyElementsOf(Plates.near("AX12CDX"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AB1? ???              | AB1????
            AB1_ ___              | AB1????
            AB1- ---              | AB1????
            AB1* ***              | AB1????
            AB1x xxx              | AB1????
            AB12*                 | AB12*
            AB12 ...              | AB12*
            AB12…                 | AB12*
            *CDE                  | *CDE
            ...CDE                | *CDE
            starts with AB12      | AB12*
            began AB1             | AB1*
            ends CDE              | *CDE
            ending in CDE         | *CDE
            last three CDE        | *CDE
            starts AB ends CDE    | AB*CDE
            contains 12C          | *12C*
            AB12                  | *AB12*
            AB12-CDE              | AB12CDE
            ab?2 cd?              | AB?2CD?
            ab12 xxx              | AB12???
            ab1x xxx              | AB1????
            ab1$1 xxx             | AB11???
            AB12 XXX              | AB12XXX
            AB/AD12 CDE           | A?12CDE
            AB12 CD(E or F)       | AB12CD?
            AB12 CDE/F            | AB12CD?
            AB or AD 12           | *A?12*
            AB12 CDE or AB12 CDF  | AB12CD?
            first 4 AB12          | AB12*
            """)
    void aPartialPlateKeepsThePlaceOfWhatIsKnown(String given, String pattern) {
        assertThat(Partial.plate(given).orElseThrow().text()).isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "???", "not seen at all by anybody who was there", "*", "..."})
    void whatSaysNothingIsNoPartialPlate(String given) {
        assertThat(Partial.plate(given)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AB1? ???, AB12 CDE",
        "AB12*, A812 CDE",
        "*CDE, AB12 CDE",
        "ends CDE, XY99 CDE",
        "contains 12C, AB12 CDE",
        "AB12, AB12 CDE",
        "CDE, AB12 CDE",
        "A812*, AB12 CDE",
        "*123*, K123 BCD",
        "?B12 ???, AB12 CDE"
    })
    void aPartAndAWholeThatFitsShareAPart(String part, String whole) {
        assertThat(Plates.parts(Partial.plate(part).orElseThrow()))
                .containsAnyElementsOf(Plates.parts(Plates.compact(whole).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"AB1? ???, XY12 CDE", "ends CDE, CDE 123A", "starts CDE, AB12 CDE", "*99X*, AB12 CDE"})
    void aPartAndAWholeThatDoesNotFitShareNone(String part, String whole) {
        assertThat(Plates.parts(Partial.plate(part).orElseThrow()))
                .doesNotContainAnyElementsOf(Plates.parts(Plates.compact(whole).orElseThrow()));
    }

    @Test
    void twoKnownSignsAreTooFewToFindOthersBy() {
        assertThat(Plates.parts(Partial.plate("AB?? ???").orElseThrow())).isEmpty();
    }

    private static String randomMark(Random random) {
        String letters = "ABCDEFGHJKLMNOPRSTUVWXY";
        var mark = new StringBuilder();
        for (char shape : "LLDDLLL".toCharArray()) {
            String from = shape == 'L' ? letters : "2358";
            mark.append(from.charAt(random.nextInt(from.length())));
        }
        return mark.toString();
    }

    private static String misread(String mark, Random random) {
        String one = "OISBZ01582";
        String other = "01582OISBZ";
        var misread = new StringBuilder();
        for (char c : mark.toCharArray()) {
            int at = one.indexOf(c);
            misread.append(at >= 0 && random.nextBoolean() ? other.charAt(at) : c);
        }
        return misread.toString();
    }

    private static Random seeded() {
        return Seeds.random();
    }

    /** Of all shapes, so that every format is met. */
    @Test
    void everyFormatReadsTheMarksOfItsShapes() {
        for (PlateFormat format : PlateFormat.values()) {
            boolean any = format.shapes().stream().anyMatch(shape -> Arrays.stream("ABCDEFGHJKLMNPQRSTUVWXYZ".split(""))
                    .map(letter -> shape.replace("L", letter).replace("D", "2"))
                    .anyMatch(format::holds));
            boolean fixedLetters =
                    format == PlateFormat.MANX || format == PlateFormat.DIPLOMATIC || format == PlateFormat.Q;
            assertThat(any || fixedLetters)
                    .as(format.name().toLowerCase(Locale.ROOT))
                    .isTrue();
        }
    }
}
