package org.forewarn.intake.reading;

import java.util.List;
import java.util.Set;
import org.forewarn.intake.reading.Rule.Checked.Bad;
import org.forewarn.intake.reading.Rule.Checked.Good;
import org.forewarn.kit.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rules for fields that take one of a few words. An unknown word is answered with the words that there are. */
public final class Words {

    /** In a schema: which of the vocabularies the words are of. */
    public static final String VOCABULARY = "x-vocabulary";

    private Words() {}

    /** One of the vocabulary's words, letter for letter. */
    public static Rule<String> of(Vocabulary vocabulary) {
        return word(vocabulary.words(), vocabulary.title());
    }

    /**
     * One of these words, letter for letter.
     *
     * @param words at least one, in the order in which people should be shown them
     */
    public static Rule<String> among(List<String> words) {
        return word(words, null);
    }

    private static Rule<String> word(List<String> words, @Nullable String vocabulary) {
        String mend = "Use one of: " + String.join(", ", words) + ".";
        return new Word(Set.copyOf(words), List.copyOf(words), vocabulary, mend);
    }

    private record Word(
            Set<String> words,
            List<String> inOrder,
            @Nullable String vocabulary,
            String mend) implements Rule<String> {

        @Override
        public Checked<String> check(JsonNode value) {
            if (!value.isString()) {
                return new Bad<>(Codes.WRONG_TYPE, "Give a word in quotation marks. " + mend);
            }
            String word = value.stringValue();
            return words.contains(word) ? new Good<>(word) : new Bad<>(Codes.UNKNOWN_WORD, mend);
        }

        @Override
        public String standIn() {
            return inOrder.getFirst();
        }

        @Override
        public ObjectNode schema() {
            ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
            inOrder.forEach(schema.putArray("enum")::add);
            return vocabulary == null ? schema : schema.put(VOCABULARY, vocabulary);
        }
    }
}
