package org.forewarn.matching.blocking;

import java.util.List;
import java.util.Optional;

/** Of all the blocks in which two reports meet, the one that compares them: so each pair is compared once. */
final class LeastCommonKey {

    private LeastCommonKey() {}

    /** Both lists sorted; nothing when they share no key. */
    static Optional<String> of(List<String> ones, List<String> others) {
        int i = 0;
        int j = 0;
        while (i < ones.size() && j < others.size()) {
            int order = ones.get(i).compareTo(others.get(j));
            if (order == 0) {
                return Optional.of(ones.get(i));
            } else if (order < 0) {
                i++;
            } else {
                j++;
            }
        }
        return Optional.empty();
    }
}
