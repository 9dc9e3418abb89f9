package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.SuspectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    static {
        Events.trustSchemas();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mike                    | mike
            MIKE SMITH              | mike / smith
            Smith, Mike             | mike / smith
            Mr. Mike O'Neill        | mike / oneill
            Łukasz Dąbrowski        | lukasz / dabrowski
            José da Silva           | jose / silva
            Mr Smith                | / smith
            Mr Mike                 | mike
            Big Dave                | dave
            Leeds Mick              | mick / leeds
            Mike (Michael) Smith    | michael ; mike / smith
            Mike "Razor" Smith      | razor ; mike / smith
            Mike aka Mick           | mike ; mick
            Mike or Mick Jones      | mike ; mick / jones
            Mohammed al-Hassan      | mohammed / hassan
            Ann Smith-Jones         | ann / smith jones
            Mike 2                  | mike
            van der Berg            | / berg
            de Souza                | / souza
            Al Smith                | al / smith
            maybe Dave              | dave
            possibly Mike Smith     | mike / smith
            Dave the plumber        | dave
            Tony from Leeds         | tony
            Mc Donald               | / mcdonald
            Mike Mc Donald          | mike / mcdonald
            St John                 | / st john
            Mike St. John           | mike / st john
            O’Brien                 | / obrien
            McDonald                | / mcdonald
            MacDonald               | / macdonald
            Mackenzie               | mackenzie
            Mack                    | mack
            Jean-Luc Picard         | jean / picard
            Smith-Jones, Ann        | ann / smith jones
            """)
    void aNameIsItsParts(String name, String parts) {
        List<String> read = new ArrayList<>();
        for (Names.Parts one : Names.parse(name)) {
            String surnames = one.surnames().isEmpty() ? "" : "/ " + String.join(" ", one.surnames());
            read.add((String.join(" ", one.given()) + " " + surnames).strip());
        }
        assertThat(String.join(" ; ", read)).isEqualTo(parts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "Not known",
                "n/a",
                "?",
                "did not say his name but seemed to know me well ok",
                "123"
            })
    void aRemarkIsNoName(String given) {
        assertThat(Names.parse(given)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mick, michael",
        "mike, michael",
        "bob, robert",
        "krzysiek, christopher",
        "wojtek, wojciech",
        "muhammad, mohammed",
        "mo, mohammed",
        "ionut, ion",
        "zeca, joseph",
        "gazza, gary",
        "harpreet, harpreet",
        "xyzzy, xyzzy"
    })
    void aNicknameLeadsToItsRoot(String name, String root) {
        assertThat(Nicknames.roots(name)).contains(root);
    }

    @Test
    void aNicknameOfSeveralNamesLeadsToAll() {
        assertThat(Nicknames.roots("chris")).contains("christopher", "christine", "christian");
    }

    @ParameterizedTest
    @CsvSource({
        "smith, smyth",
        "stephens, stevens",
        "kowalski, kowalsky",
        "philips, fillips",
        "schmidt, smith",
        "macdonald, mcdonald"
    })
    void namesThatSoundAlikeShareASound(String one, String other) {
        assertThat(Names.sounds(one)).containsAnyElementsOf(Names.sounds(other));
    }

    @Test
    void namesThatBeginAlikeDoNot() {
        assertThat(Names.sounds("robertson")).doesNotContainAnyElementsOf(Names.sounds("robertshaw"));
    }

    @Test
    void aNameOfTheKindHandleIsAHandle() {
        var features = new FeatureList();
        Names.describe(new SuspectName("@Mike_Leeds", "handle"), features);

        assertThat(features.features().values())
                .containsOnlyKeys("handle")
                .containsEntry("handle", List.of("mikeleeds"));
    }

    @Test
    void aHandleThatIsADisplayNameIsAName() {
        var features = new FeatureList();
        Names.describe(new SuspectName("Mike Smith", "handle"), features);

        assertThat(features.features().values())
                .doesNotContainKey("handle")
                .containsEntry("name", List.of("mike"))
                .containsEntry("surname", List.of("smith"));
    }

    @Test
    void theSoundIsTheSurnamesOrTheOnlyNames() {
        var whole = new FeatureList();
        Names.describe(new SuspectName("Mike Smith", "name"), whole);
        var alone = new FeatureList();
        Names.describe(new SuspectName("Smith", "alias"), alone);

        assertThat(whole.features().values().get("name_sound"))
                .isEqualTo(alone.features().values().get("name_sound"));
    }
}
