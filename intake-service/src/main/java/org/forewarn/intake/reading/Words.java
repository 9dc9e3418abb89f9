package org.forewarn.intake.reading;

import java.util.List;
import java.util.Set;
import org.forewarn.intake.reading.Rule.Checked.Bad;
import org.forewarn.intake.reading.Rule.Checked.Good;
import org.forewarn.intake.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;

/** Rules for fields that take one of a few words. An unknown word is answered with the words that there are. */
public final class Words {

    private Words() {}

    /** One of the vocabulary's words, letter for letter. */
    public static Rule<String> of(Vocabulary vocabulary) {
        return among(vocabulary.words());
    }

    /**
     * One of these words, letter for letter.
     *
     * @param words at least one, in the order in which people should be shown them
     */
    public static Rule<String> among(List<String> words) {
        return new Word(Set.copyOf(words), words.getFirst(), "Use one of: " + String.join(", ", words) + ".");
    }

    private record Word(Set<String> words, String standIn, String mend) implements Rule<String> {

        @Override
        public Checked<String> check(JsonNode value) {
            if (!value.isString()) {
                return new Bad<>(Codes.WRONG_TYPE, "Give a word in quotation marks. " + mend);
            }
            String word = value.stringValue();
            return words.contains(word) ? new Good<>(word) : new Bad<>(Codes.UNKNOWN_WORD, mend);
        }
    }
}
