package org.forewarn.matching.linkage;

/** From which weight on two records are linked: what estimation is asked for, since it depends on what a link does. */
public sealed interface LinkPolicy {

    /** Where the expected F1 of pairs is greatest (Nan et al. 2012): a missed pair is as bad as a wrong one. */
    record BestF1() implements LinkPolicy {}

    /**
     * The lowest weight at which, of all pairs that come into one case by links, at least this share is expected to be
     * right. Where links unite whatever hangs together by them, one wrong link brings two groups into one case, all of the
     * one with all of the other: it costs the product of their sizes.
     *
     * @param atLeast above 0.5 and below 1, such as 0.995
     */
    record CasePrecision(double atLeast) implements LinkPolicy {

        public CasePrecision {
            if (!(atLeast > 0.5 && atLeast < 1)) {
                throw new IllegalArgumentException("the precision of cases is above 0.5 and below 1");
            }
        }
    }
}
