package org.forewarn.matching.blocking;

import java.util.List;

/** Of all the keys over which two reports meet, the one that compares them: so each pair is compared once. */
final class LeastCommonKey {

    private LeastCommonKey() {}

    /** Whether a key is the first that both lists hold. Both are sorted. */
    static boolean is(String key, List<String> ones, List<String> others) {
        int i = 0;
        int j = 0;
        while (i < ones.size() && j < others.size()) {
            String one = ones.get(i);
            int order = one.compareTo(others.get(j));
            if (order == 0) {
                return one.equals(key);
            } else if (order < 0) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }
}
