package org.forewarn.matching.enrichment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of a short description without their endings, synonyms made one: {@code "Tattoos, on his LEFT arm"} is {@code
 * arm, left, tattoo}.
 *
 * <p>The endings are those of plurals, after Harman's S-stemmer (Harman 1991, How effective is suffixing?), which changes
 * a word only where another of the language would not be hit; a description's words are nouns and adjectives.
 */
final class Stems {

    /** A description of marks or clothes has a dozen words; more tell nothing apart. */
    private static final int MAX_WORDS = 24;

    private static final Set<String> EMPTY_WORDS = Set.of(
            "a",
            "an",
            "the",
            "and",
            "or",
            "of",
            "on",
            "in",
            "at",
            "his",
            "her",
            "their",
            "he",
            "she",
            "they",
            "with",
            "was",
            "were",
            "had",
            "has",
            "have",
            "is",
            "it",
            "its",
            "to",
            "by",
            "some",
            "sort",
            "kind",
            "like",
            "maybe",
            "possibly",
            "wearing",
            "wore",
            "dressed",
            "one",
            "no",
            "not",
            "none",
            "unknown",
            "know",
            "dont",
            "didnt",
            "see",
            "seen",
            "looked",
            "looking",
            "but",
            "very",
            "all",
            "just",
            "also",
            "both",
            "about",
            "from",
            "for",
            "up",
            "that",
            "this",
            "may",
            "been",
            "be",
            "as",
            "saw",
            "which",
            "who",
            "said");

    private static final Lexicon GARMENTS = Lexicon.of("appearance.tsv", "garment");

    private Stems() {}

    /** Distinct and sorted; nothing of a text that says nothing. */
    static List<String> of(String given) {
        Lexicon.Reading reading = GARMENTS.read(given);
        var stems = new TreeSet<>(reading.levels());
        for (String word : reading.rest()) {
            if (!EMPTY_WORDS.contains(word)) {
                stems.add(stem(word));
            }
        }
        return stems.stream().limit(MAX_WORDS).toList();
    }

    private static String stem(String word) {
        if (word.length() > 4 && word.endsWith("ies") && !word.endsWith("eies") && !word.endsWith("aies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("us") && !word.endsWith("ss");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
