package org.forewarn.matching.linkage;

/** How alike two short strings are. Symmetric, without allocation where that is possible. */
final class Strings {

    /** Winkler (1990): the boost for a common beginning, per character, of at most so many. */
    private static final double PREFIX_SCALE = 0.1;

    private static final int PREFIX_MOST = 4;

    /** Below this similarity of Jaro a common beginning is chance (Winkler 1990). */
    private static final double BOOST_FROM = 0.7;

    private Strings() {}

    /** 0 to 1. At most {@link Value#MAX_COMPARED} characters each. */
    static double jaroWinkler(char[] one, char[] other) {
        double jaro = one.length <= other.length ? jaro(one, other) : jaro(other, one);
        if (jaro < BOOST_FROM) {
            return jaro;
        }
        int most = Math.min(PREFIX_MOST, Math.min(one.length, other.length));
        int prefix = 0;
        while (prefix < most && one[prefix] == other[prefix]) {
            prefix++;
        }
        return jaro + prefix * PREFIX_SCALE * (1 - jaro);
    }

    private static double jaro(char[] shorter, char[] longer) {
        if (shorter.length == 0) {
            return longer.length == 0 ? 1 : 0;
        }
        int window = Math.max(longer.length / 2 - 1, 0);
        long metShorter = 0;
        long metLonger = 0;
        int met = 0;
        for (int i = 0; i < shorter.length; i++) {
            int end = Math.min(i + window, longer.length - 1);
            for (int j = Math.max(0, i - window); j <= end; j++) {
                if (shorter[i] == longer[j] && (metLonger & 1L << j) == 0) {
                    metShorter |= 1L << i;
                    metLonger |= 1L << j;
                    met++;
                    break;
                }
            }
        }
        if (met == 0) {
            return 0;
        }
        int transposed = 0;
        for (int i = 0; i < shorter.length; i++) {
            if ((metShorter & 1L << i) != 0) {
                int j = Long.numberOfTrailingZeros(metLonger);
                metLonger &= metLonger - 1;
                if (shorter[i] != longer[j]) {
                    transposed++;
                }
            }
        }
        double m = met;
        return (m / shorter.length + m / longer.length + (m - transposed / 2) / m) / 3;
    }

    /**
     * Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, no part edited twice.
     *
     * @return the edits, or {@code most + 1} when there are more than {@code most}
     */
    static int edits(char[] one, char[] other, int most) {
        char[] a = one.length <= other.length ? one : other;
        char[] b = one.length <= other.length ? other : one;
        if (b.length - a.length > most) {
            return most + 1;
        }
        int begin = 0;
        while (begin < a.length && a[begin] == b[begin]) {
            begin++;
        }
        int endA = a.length;
        int endB = b.length;
        while (endA > begin && a[endA - 1] == b[endB - 1]) {
            endA--;
            endB--;
        }
        if (endA == begin) {
            return endB - begin;
        }
        if (endA - begin == 1 && endB - begin == 1) {
            return Math.min(1, most + 1);
        }
        return edits(a, begin, endA, b, begin, endB, most);
    }

    private static int edits(char[] a, int fromA, int toA, char[] b, int fromB, int toB, int most) {
        int width = toB - fromB;
        int[] before = new int[width + 1];
        int[] last = new int[width + 1];
        int[] row = new int[width + 1];
        for (int j = 0; j <= width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= toA - fromA; i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= width; j++) {
                char ca = a[fromA + i - 1];
                char cb = b[fromB + j - 1];
                int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (ca == cb ? 0 : 1));
                if (i > 1 && j > 1 && ca == b[fromB + j - 2] && a[fromA + i - 2] == cb) {
                    cost = Math.min(cost, before[j - 2] + 1);
                }
                row[j] = cost;
                least = Math.min(least, cost);
            }
            if (least > most) {
                // Even a swap, which looks two rows back, costs one more than a row whose least is above the bound - 1.
                return most + 1;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.min(last[width], most + 1);
    }
}
