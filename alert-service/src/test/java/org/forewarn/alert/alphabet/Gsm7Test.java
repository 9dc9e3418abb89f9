package org.forewarn.alert.alphabet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Gsm7Test {

    @ParameterizedTest
    @CsvSource({"@,0", "£,1", "$,2", "é,5", "_,17", "Æ,28", "A,65", "Z,90", "Ä,91", "¿,96", "a,97", "à,127", "0,48"})
    void aCharacterOfTheBasicTableIsItsSeptet(String character, int septet) {
        assertThat(Gsm7.write(character)).containsExactly(septet);
    }

    @ParameterizedTest
    @CsvSource({"€,0x65", "[,0x3C", "],0x3E", "{,0x28", "},0x29", "\\,0x2F", "^,0x14", "~,0x3D", "|,0x40"})
    void aCharacterOfTheExtensionTableIsAnEscapeAndASeptet(String character, String septet) {
        assertThat(Gsm7.write(character)).containsExactly(0x1B, Integer.decode(septet));
        assertThat(Gsm7.septets(character)).isEqualTo(2);
    }

    @Test
    void everyWritableCharacterHasSeptetsOfItsOwn() {
        var seen = new java.util.HashSet<String>();
        int writable = 0;
        for (char character = 0; character < Character.MAX_VALUE; character++) {
            if (Gsm7.has(character)) {
                writable++;
                seen.add(java.util.HexFormat.of().formatHex(Gsm7.write(String.valueOf(character))));
            }
        }
        assertThat(writable).isEqualTo(127 + 10);
        assertThat(seen).hasSize(writable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ê", "ł", "中", "`", "\u001B", "“", "\uD83D\uDE00"})
    void otherCharactersAreRefused(String character) {
        assertThat(Gsm7.canWrite(character)).isFalse();
        assertThatThrownBy(() -> Gsm7.write(character)).isInstanceOf(IllegalArgumentException.class);
    }
}
