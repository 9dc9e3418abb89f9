package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.forewarn.kit.identifier.NormalForm;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.Place;
import org.forewarn.schemas.event.Suspect;
import org.forewarn.schemas.event.SuspectName;
import org.forewarn.schemas.event.Vehicle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written into a field or narrative, reading it ends, soon, and throws nothing. */
class HostileTextTest {

    static {
        Events.trustSchemas();
    }

    /** Far more than the slowest of them takes; a pattern that backtracks would take years. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final int RANDOM_TEXTS = 1_000;

    private static final List<String> TYPES = List.of(
            "phone",
            "email",
            "social_handle",
            "platform_profile",
            "messaging_id",
            "payment_account",
            "address",
            "url",
            "?");

    private static final List<String> PIECES = List.of(
            "0",
            "07700 900123",
            "oh ",
            "double ",
            "seven ",
            "hundred ",
            "+",
            "44",
            "@",
            ".",
            "-",
            "_",
            " at ",
            " dot ",
            "com",
            "example.org",
            "AB12",
            "CDE",
            "reg ",
            "plate ",
            "starts ",
            "ends ",
            "insta: ",
            "http://",
            "/",
            "?",
            "*",
            "(",
            ")",
            "£",
            "IBAN ",
            "GB82",
            "sort code ",
            "12345678",
            "Leeds ",
            "Newport, ",
            "LS2 9JT",
            "\n",
            "\t",
            "\u0000",
            "\u202e",
            "é",
            "ß",
            "İ",
            "Ⅷ",
            "😀",
            "\ud800",
            "１２",
            "٣",
            "mike",
            "x",
            " ",
            ",",
            ";",
            "\"",
            "'",
            "\\",
            "$1",
            "%s",
            "{}");

    static Stream<String> longTexts() {
        return Stream.of(
                        "0",
                        "07700 ",
                        "oh ",
                        "nine ",
                        "a@",
                        "@",
                        "a.",
                        ".",
                        "-",
                        "a-",
                        "a_",
                        "at ",
                        "a at b dot ",
                        "AB12 ",
                        "A",
                        "1 ",
                        "reg ",
                        "reg A ",
                        "insta: ",
                        "insta ",
                        "http://a.",
                        "a/",
                        "GB82 ",
                        "(",
                        "+",
                        "+4",
                        "Leeds ",
                        " ",
                        "\n",
                        "é",
                        "😀",
                        "\ud800",
                        "a1",
                        "1a ",
                        "sort code ",
                        "?",
                        "*",
                        "a,",
                        "((((",
                        "\u0130")
                .map(piece -> piece.repeat(1 + 40_000 / piece.length()));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void aLongTextOfOnePieceIsReadSoon(String text) {
        assertTimeout(SOON, () -> readEverywhere(text));
        assertTimeout(SOON, () -> readEverywhere(text.substring(0, Narrative.MAX_CHARS)));
        assertTimeout(SOON, () -> readEverywhere(text.substring(0, NormalForm.MAX_LENGTH)));
    }

    @Test
    void randomTextsAreReadWithoutAThrow() {
        Random random = Seeds.random();
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            String text = random(random);
            assertThatCode(() -> readEverywhere(text)).doesNotThrowAnyException();
        }
    }

    /** What was read once and is read again stays as it is: facts can be made of facts. */
    @Test
    void readingAgainChangesNothing() {
        Random random = Seeds.random();
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            String text = random(random);
            for (String type : TYPES) {
                for (boolean partial : new boolean[] {false, true}) {
                    for (var once : Identifiers.normalise(identifier(type, text, partial))) {
                        var again = Identifiers.normalise(identifier(type, once.getValue(), partial));
                        assertThat(again)
                                .as("%s %s of a random text, seed above", type, partial)
                                .extracting(one -> one.getValue())
                                .containsExactly(once.getValue());
                    }
                }
            }
            Plates.compact(text)
                    .ifPresent(plate -> assertThat(Plates.compact(plate)).contains(plate));
            Partial.plate(text)
                    .ifPresent(part -> assertThat(Partial.plate(part.text())).contains(part));
        }
    }

    @Test
    void aNarrativesFindsAreBounded() {
        var text = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            text.append("07700 900%03d. ".formatted(i));
        }
        assertThat(Narrative.read(text.toString()).identifiers()).hasSizeLessThanOrEqualTo(32);
    }

    private static void readEverywhere(String text) {
        Narrative.read(text);
        for (String type : TYPES) {
            Identifiers.normalise(identifier(type, text, false))
                    .forEach(one -> Reporter.of("{}").owns(one));
            Identifiers.normalise(identifier(type, text, true))
                    .forEach(one -> Reporter.of("{}").owns(one));
        }
        Reporter.of(text);
        Located.of(Place.newBuilder().setText(text).setPostcode(text).build(), new Gaps.Count());
        for (boolean partial : new boolean[] {false, true}) {
            var vehicle = Vehicles.normalise(Vehicle.newBuilder()
                    .setVrm(text)
                    .setPartial(partial)
                    .setMake(text)
                    .setModel(text)
                    .setColour(text)
                    .setBody(text)
                    .setCountry(text)
                    .build());
            Vehicles.describe(vehicle, new FeatureList());
        }
        var suspect = Suspect.newBuilder()
                .setNames(List.of(new SuspectName(text, "name"), new SuspectName(text, "handle")))
                .setEthnicAppearance(text)
                .setBuild(text)
                .setHair(text)
                .setEyes(text)
                .setFacialHair(text)
                .setAccent(text)
                .setMarks(text)
                .setClothing(text)
                .setLanguages(List.of(text))
                .build();
        Appearance.describe(suspect, new FeatureList());
        suspect.getNames().forEach(name -> Names.describe(name, new FeatureList()));
    }

    private static Identifier identifier(String type, String value, boolean partial) {
        return Identifier.newBuilder()
                .setType(type)
                .setValue(value)
                .setPartial(partial)
                .build();
    }

    private static String random(Random random) {
        var text = new StringBuilder();
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
