package org.forewarn.alert.warning;

import java.util.List;
import org.forewarn.alert.alphabet.SmsText;
import org.forewarn.alert.alphabet.SmsText.Alphabet;

/** A text that takes sentences while they fit before its end, counted in SMS segments. */
final class BoundedText {

    /** Two segments: a third costs half as much again and is seldom read. */
    static final int MAX_SEGMENTS = 2;

    /** What is written in UCS-2 has less than half the room in a segment, so it gets twice as many. */
    static final int MAX_UCS2_SEGMENTS = 4;

    private static final String BETWEEN_SENTENCES = " ";
    private static final String END = ".";

    private final String ending;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param ending sentences that always stand at the end; empty: none
     */
    BoundedText(String ending) {
        this.ending = ending;
    }

    /** Makes one sentence of the first items. */
    interface Saying {
        String of(List<String> items);
    }

    /** Adds a sentence with as many of the first {@code max} items as fit; none when not even one does. */
    void sentence(List<String> items, int max, Saying saying) {
        for (int count = Math.min(max, items.size()); count > 0; count--) {
            String sentence = saying.of(items.subList(0, count));
            if (fits(joined(text.toString(), sentence + END))) {
                text.append(text.isEmpty() ? "" : BETWEEN_SENTENCES)
                        .append(sentence)
                        .append(END);
                return;
            }
        }
    }

    private boolean fits(String longer) {
        return isShortEnough(joined(longer, ending));
    }

    /** Whether a text is not more than anybody is sent. */
    static boolean isShortEnough(String whole) {
        SmsText sms = SmsText.of(whole);
        return sms.segments() <= (sms.alphabet() == Alphabet.GSM7 ? MAX_SEGMENTS : MAX_UCS2_SEGMENTS);
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + BETWEEN_SENTENCES + second;
    }

    @Override
    public String toString() {
        return joined(text.toString(), ending);
    }
}
