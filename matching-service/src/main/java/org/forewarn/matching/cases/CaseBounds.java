package org.forewarn.matching.cases;

/**
 * What keeps a case's record under the broker's limit of 1 MB, and the work of one input in proportion.
 *
 * @param walked a case of more reports than this is not looked at as a whole when something is only added to it, and
 *     bridges are not looked for in it: with so many, a reviewer needs another remedy than cutting one link
 * @param reports listed at most, the newest: a warning is about the danger now. Counts are of all of them
 * @param reportBytes listed at most, encoded: a report may have tens of kilobytes of narrow detail
 * @param links listed at most, those of the newest reports: they grow with the square of the reports
 * @param linkBytes listed at most, encoded
 * @param formerIds listed at most
 */
public record CaseBounds(int walked, int reports, int reportBytes, int links, int linkBytes, int formerIds) {

    public static final CaseBounds DEFAULT = new CaseBounds(500, 200, 350_000, 500, 200_000, 100);

    /** The same, but with another bound of what is looked at as a whole. */
    public CaseBounds walking(int reports) {
        return new CaseBounds(reports, this.reports, reportBytes, links, linkBytes, formerIds);
    }
}
