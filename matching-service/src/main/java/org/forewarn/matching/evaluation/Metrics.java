package org.forewarn.matching.evaluation;

/**
 * Precision, recall and their harmonic mean.
 *
 * @param precision of what was found, the share that is right; 1 when nothing was found
 * @param recall of what is right, the share that was found; 1 when there is nothing to find
 */
record Metrics(double precision, double recall) {

    static Metrics ofCounts(double right, double found, double toFind) {
        return new Metrics(found == 0 ? 1 : right / found, toFind == 0 ? 1 : right / toFind);
    }

    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
