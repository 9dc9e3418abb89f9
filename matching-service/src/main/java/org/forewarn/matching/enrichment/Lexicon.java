package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.kit.identifier.NormalForm;
import org.forewarn.kit.identifier.Text;
import org.jspecify.annotations.Nullable;

/**
 * Words that mean a level: {@code skinny} means the build {@code slim}. A level means itself, so what was read once reads
 * the same again. The longest phrase wins; a word after {@code not}, {@code no} or {@code without} means nothing.
 */
final class Lexicon {

    /** Descriptions are a few words; the rest of a longer text is not read. */
    private static final int MAX_WORDS = 64;

    private static final Set<String> NEGATIONS = Set.of("not", "no", "without", "isnt", "wasnt", "never", "non");

    /** @param words in the order in which they stand; {@code means} names the level */
    private record Phrase(List<String> words, String means) {}

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

    private Lexicon() {}

    /** The phrases of one kind in a file of rows (kind, level, phrases). */
    static Lexicon of(String file, String kind) {
        var lexicon = new Lexicon();
        for (List<String> row : WordTable.rows(file, 3)) {
            if (row.getFirst().equals(kind)) {
                lexicon.add(row.get(1).replace('_', ' '), row.get(1));
                WordTable.words(row.get(2)).forEach(phrase -> lexicon.add(phrase, row.get(1)));
            }
        }
        lexicon.byFirstWord
                .values()
                .forEach(phrases -> phrases.sort(Comparator.comparingInt(
                                (Phrase phrase) -> phrase.words().size())
                        .reversed()));
        return lexicon;
    }

    private void add(String phrase, String level) {
        List<String> words = Text.words(phrase);
        byFirstWord.computeIfAbsent(words.getFirst(), none -> new ArrayList<>()).add(new Phrase(words, level));
    }

    /**
     * What a text says.
     *
     * @param levels distinct, sorted
     * @param rest the words that mean none of them, in their order
     */
    record Reading(List<String> levels, List<String> rest) {}

    Reading read(String text) {
        List<String> words = Text.words(Text.cut(text, NormalForm.MAX_LENGTH));
        var levels = new TreeSet<String>();
        var rest = new ArrayList<String>();
        int end = Math.min(words.size(), MAX_WORDS);
        for (int i = 0; i < end; ) {
            Phrase phrase = phraseAt(words, i);
            if (phrase == null) {
                rest.add(words.get(i));
                i++;
            } else {
                if (i == 0 || !NEGATIONS.contains(words.get(i - 1))) {
                    levels.add(phrase.means());
                }
                i += phrase.words().size();
            }
        }
        return new Reading(List.copyOf(levels), rest);
    }

    List<String> levels(String text) {
        return read(text).levels();
    }

    private @Nullable Phrase phraseAt(List<String> words, int at) {
        for (Phrase phrase : byFirstWord.getOrDefault(words.get(at), List.of())) {
            int end = at + phrase.words().size();
            if (end <= words.size() && words.subList(at, end).equals(phrase.words())) {
                return phrase;
            }
        }
        return null;
    }
}
