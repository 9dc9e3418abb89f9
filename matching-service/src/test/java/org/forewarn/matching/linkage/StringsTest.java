package org.forewarn.matching.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringsTest {

    private static final long SEED = Long.getLong("forewarn.seed", 7);

    /** Winkler (1990), table of examples; rounded there to three digits. */
    @ParameterizedTest
    @CsvSource({
        "martha, marhta, 0.961",
        "dwayne, duane, 0.840",
        "dixon, dicksonx, 0.813",
        "jones, johnson, 0.832",
        "abroms, abrams, 0.922",
        "same, same, 1",
        "abc, xyz, 0"
    })
    void jaroWinklerIsAsPublished(String one, String other, double similarity) {
        assertThat(Strings.jaroWinkler(one.toCharArray(), other.toCharArray())).isCloseTo(similarity, within(0.0006));
    }

    @ParameterizedTest
    @CsvSource({"smith, smith, 0", "smith, smyth, 1", "smith, smtih, 1", "smith, smit, 1", "ca, abc, 3", "'', ab, 2"})
    void aSwapOfNeighboursIsOneEdit(String one, String other, int edits) {
        assertThat(Strings.edits(one.toCharArray(), other.toCharArray(), 5)).isEqualTo(edits);
    }

    @Test
    void editsAreThoseOfTheWholeTableAndMoreThanTheBoundIsOneMore() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            char[] one = word(random);
            char[] other = word(random);
            int edits = reference(one, other);
            for (int most = 0; most <= 4; most++) {
                assertThat(Strings.edits(one, other, most))
                        .as("seed %d: %s, %s, at most %d", SEED, new String(one), new String(other), most)
                        .isEqualTo(Math.min(edits, most + 1));
            }
        }
    }

    @Test
    void bothAreSymmetric() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            char[] one = word(random);
            char[] other = word(random);
            assertThat(Strings.jaroWinkler(one, other))
                    .isEqualTo(Strings.jaroWinkler(other, one))
                    .isBetween(0.0, 1.0);
            assertThat(Strings.edits(one, other, 3)).isEqualTo(Strings.edits(other, one, 3));
        }
    }

    private static char[] word(SplittableRandom random) {
        char[] word = new char[random.nextInt(9)];
        for (int i = 0; i < word.length; i++) {
            word[i] = (char) ('a' + random.nextInt(3));
        }
        return word;
    }

    /** Optimal string alignment by its recurrence, all cells. */
    private static int reference(char[] a, char[] b) {
        int[][] d = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length][b.length];
    }
}
