package org.forewarn.matching.linkage;

import java.util.Arrays;

/**
 * What estimation looks for.
 *
 * @param lambda share of all pairs that are about the same person
 * @param m by comparison and level, how often it holds of two records about the same person
 * @param u likewise about different people
 */
record Parameters(double lambda, double[][] m, double[][] u) {

    double priorBits() {
        return log2(lambda / (1 - lambda));
    }

    /** log2(m/u), a level that is nearer never below one that is less near. */
    double[][] bits(Specification specification) {
        double[][] bits = new double[m.length][];
        for (int i = 0; i < m.length; i++) {
            bits[i] = specification.comparisons().get(i).monotone() ? monotone(m[i], u[i]) : ratios(m[i], u[i]);
        }
        return bits;
    }

    private static double[] ratios(double[] m, double[] u) {
        double[] bits = new double[m.length];
        Arrays.setAll(bits, j -> log2(m[j] / u[j]));
        return bits;
    }

    /**
     * Neighbours in the wrong order are taken as one level, as often as need be (pool adjacent violators, Ayer et al.
     * 1955): few pairs in a level must not make a nearer one weigh less.
     */
    static double[] monotone(double[] m, double[] u) {
        int count = m.length;
        double[] ms = new double[count];
        double[] us = new double[count];
        int[] ends = new int[count];
        int pools = 0;
        for (int j = 0; j < count; j++) {
            ms[pools] = m[j];
            us[pools] = u[j];
            ends[pools] = j + 1;
            pools++;
            while (pools > 1 && ms[pools - 1] * us[pools - 2] > ms[pools - 2] * us[pools - 1]) {
                ms[pools - 2] += ms[pools - 1];
                us[pools - 2] += us[pools - 1];
                ends[pools - 2] = ends[pools - 1];
                pools--;
            }
        }
        double[] bits = new double[count];
        for (int pool = 0, j = 0; pool < pools; pool++) {
            for (; j < ends[pool]; j++) {
                bits[j] = log2(ms[pool] / us[pool]);
            }
        }
        return bits;
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
