package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.Suspect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppearanceTest {

    static {
        Events.trustSchemas();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            build       | skinny                         | slim
            build       | Heavy-set, beer belly          | large
            build       | gym build, muscular            | muscular
            hair        | dark brown, cropped            | brown short
            hair        | Shaved head                    | bald
            hair        | long blonde hair in a ponytail | blond long tied
            hair        | salt and pepper                | grey
            hair        | not grey, black                | black
            eyes        | Blue-grey                      | blue grey
            eyes        | hazel                          | hazel
            facial_hair | clean-shaven                   | none
            facial_hair | no beard                       | none
            facial_hair | short beard, moustache         | moustache stubble
            facial_hair | goatee                         | goatee
            ethnicity   | White British                  | white
            ethnicity   | south-east Asian               | east_asian
            ethnicity   | Pakistani or Indian            | south_asian
            ethnicity   | mixed race                     | mixed
            ethnicity   | IC3                            | black
            ethnicity   | Middle Eastern                 | middle_eastern
            ethnicity   | light-skinned black            | mixed
            accent      | Scouse                         | liverpool
            accent      | strong Polish accent           | eastern_european
            accent      | northern, maybe Yorkshire      | northern yorkshire
            accent      | northern irish                 | northern_irish
            accent      | not local                      |
            hair        | could not see                  |
            """)
    void wordsAreLevels(String attribute, String words, @Nullable String levels) {
        Suspect suspect = new Suspect();
        suspect.setNames(List.of());
        suspect.setLanguages(List.of());
        switch (attribute) {
            case "build" -> suspect.setBuild(words);
            case "hair" -> suspect.setHair(words);
            case "eyes" -> suspect.setEyes(words);
            case "facial_hair" -> suspect.setFacialHair(words);
            case "ethnicity" -> suspect.setEthnicAppearance(words);
            default -> suspect.setAccent(words);
        }
        var features = new FeatureList();
        Appearance.describe(suspect, features);

        List<String> expected = levels == null ? List.of() : List.of(levels.split(" "));
        assertThat(features.features().values().getOrDefault(attribute, List.of()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tattoos on his LEFT arm                | arm left tattoo
            a scar on the left arm and a tat       | arm left scar tattoo
            Grey hoody, trackie bottoms, trainers  | grey hoodie tracksuit trainers
            wearing a gray hooded top              | grey hoodie
            black jeans and bomber jacket          | black jacket jeans
            none                                   |
            """)
    void marksAndClothesAreSetsOfStems(String words, @Nullable String stems) {
        assertThat(Stems.of(words)).isEqualTo(stems == null ? List.of() : List.of(stems.split(" ")));
    }

    @Test
    void aRangeOfAgesIsOpenWhereOneSideIsNotGiven() {
        assertThat(Appearance.age(25, 35)).isEqualTo("25-35");
        assertThat(Appearance.age(35, 25)).isEqualTo("25-35");
        assertThat(Appearance.age(30, null)).isEqualTo("30-99");
        assertThat(Appearance.age(null, 30)).isEqualTo("10-30");
        assertThat(Appearance.age(null, null)).isNull();
    }
}
