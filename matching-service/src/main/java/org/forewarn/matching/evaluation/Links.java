package org.forewarn.matching.evaluation;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.forewarn.matching.linkage.CandidatePairs;

/**
 * The candidate pairs, what each weighs, and the clusters that come of them.
 *
 * @param clusters for each record the least index in its cluster
 */
record Links(long[] candidates, double[] weights, int[] clusters) {

    long count(double threshold) {
        return java.util.Arrays.stream(weights)
                .filter(weight -> weight >= threshold)
                .count();
    }

    /** CSV: both ids, the weight in bits, and whether they are in one cluster; of the pairs from a weight on. */
    void write(List<String> ids, double least, Writer out) throws IOException {
        out.write("left,right,weight,same_cluster\n");
        for (int i = 0; i < candidates.length; i++) {
            if (weights[i] >= least) {
                int one = CandidatePairs.left(candidates[i]);
                int other = CandidatePairs.right(candidates[i]);
                out.write(quoted(ids.get(one))
                        + ','
                        + quoted(ids.get(other))
                        + ','
                        + String.format(Locale.ROOT, "%.6f", weights[i])
                        + ','
                        + (clusters[one] == clusters[other])
                        + '\n');
            }
        }
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }
}
