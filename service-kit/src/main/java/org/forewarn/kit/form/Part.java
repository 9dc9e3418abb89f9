package org.forewarn.kit.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the form. Its name is the JSON Pointer of what it asks for, without the first slash and relative to the
 * entry it stands in: what is typed, the document and its problems find each other by name.
 */
public sealed interface Part {

    /** How a question is asked and what its answer becomes. */
    enum Kind {
        LINE,
        PROSE,
        /** One of a few words, all of them seen at once. */
        CHOICE,
        /** Any number of words. */
        CHOICES,
        /** One of a few words, in little room. */
        SELECT,
        /** True when ticked, not said otherwise. */
        TICK,
        YES_NO,
        WHOLE,
        DECIMAL,
        /** Centimetres, or feet and inches. */
        HEIGHT,
        /** By its English name or its tag; becomes the tag. */
        LANGUAGE,
        /** The same, separated by commas. */
        LANGUAGES,
        /** By its English name or its code; becomes the code. */
        COUNTRY,
        /** Date and time of day in the United Kingdom, the earliest that is meant. */
        BEGINNING,
        /** The same, the latest that is meant. */
        END
    }

    /** How wide a question is, so that its width says what is wanted. */
    enum Width {
        FULL(""),
        W4("w4"),
        W10("w10"),
        W20("w20");

        private final String style;

        Width(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }
    }

    /**
     * One question.
     *
     * @param vocabulary name of the words to choose from; empty for a question that has none
     * @param words to choose from
     * @param preset the word that is chosen when the page is new; null for none
     * @param needed whether the report cannot be sent without an answer
     */
    record Question(
            String name,
            Kind kind,
            String vocabulary,
            List<String> words,
            @Nullable String preset,
            boolean needed,
            Width width)
            implements Part {

        Question mandatory() {
            return new Question(name, kind, vocabulary, words, preset, true, width);
        }

        Question preset(String word) {
            return new Question(name, kind, vocabulary, words, word, needed, width);
        }

        Question width(Width wanted) {
            return new Question(name, kind, vocabulary, words, preset, needed, wanted);
        }
    }

    /** Questions that few reports need, folded away until they are wanted or answered. */
    record Fold(String name, List<Part> parts) implements Part {}

    /** Questions that belong side by side where there is room. */
    record Row(List<Part> parts) implements Part {}

    /**
     * The same questions once for each of several.
     *
     * @param max how many the report takes
     */
    record Many(String name, int max, List<Part> parts) implements Part {}

    /** A heading with its questions. */
    record Section(String name, List<Part> parts) {}
}
