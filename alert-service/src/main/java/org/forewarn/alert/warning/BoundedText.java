package org.forewarn.alert.warning;

import java.util.List;
import org.forewarn.alert.alphabet.Gsm7;

/** A text that takes sentences while they fit, counted in septets of the GSM alphabet. */
final class BoundedText {

    private static final String BETWEEN_SENTENCES = " ";
    private static final String BETWEEN_ITEMS = ", ";
    private static final String END = ".";

    private final int maxSeptets;
    private final StringBuilder text = new StringBuilder();
    private int septets;

    BoundedText(int maxSeptets) {
        this.maxSeptets = maxSeptets;
    }

    /** Adds a sentence with as many of the first {@code max} items as fit; none when not even one does. */
    void sentence(String beginning, List<String> items, int max) {
        String sentence = "";
        for (String item : items.subList(0, Math.min(max, items.size()))) {
            String longer = sentence.isEmpty() ? beginning + item : sentence + BETWEEN_ITEMS + item;
            if (!fits(longer)) {
                break;
            }
            sentence = longer;
        }
        if (!sentence.isEmpty()) {
            append(sentence);
        }
    }

    private boolean fits(String sentence) {
        return septets + cost(sentence) <= maxSeptets;
    }

    private int cost(String sentence) {
        int space = septets == 0 ? 0 : BETWEEN_SENTENCES.length();
        return space + Gsm7.septets(sentence) + END.length();
    }

    private void append(String sentence) {
        septets += cost(sentence);
        text.append(text.isEmpty() ? "" : BETWEEN_SENTENCES).append(sentence).append(END);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
