package org.forewarn.matching.check.serving;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.forewarn.matching.check.Checker;
import org.forewarn.matching.check.Checker.Found;
import org.forewarn.matching.check.SeenReport;
import org.forewarn.matching.check.serving.ShownAnswerer.ReportsAsked;
import org.forewarn.matching.check.serving.ShownAnswerer.Version;
import org.forewarn.matching.peer.Peers;

/** The index of checks, over all instances. */
final class PeerIndex implements Checker.Index {

    /** Of reports in one question, so that it stays well under the limit of a request's body. */
    private static final int AT_ONCE = 1_000;

    /** The case stage has one partition: any key leads to it. */
    private static final String ANY = "";

    private final Peers peers;
    private final SightingsAnswerer sightings;
    private final ShownAnswerer shown;

    PeerIndex(Peers peers, SightingsAnswerer sightings, ShownAnswerer shown) {
        this.peers = peers;
        this.sightings = sightings;
        this.shown = shown;
    }

    @Override
    public Found find(String key) {
        return peers.ask(sightings, key, new SightingsAnswerer.KeyAsked(key));
    }

    @Override
    public Set<String> shown(List<SeenReport> escrowed) {
        List<Version> versions = escrowed.stream()
                .map(report -> new Version(report.reportId(), report.version()))
                .distinct()
                .toList();
        Set<String> reportIds = new HashSet<>();
        int from = 0;
        do {
            List<Version> some = versions.subList(from, Math.min(versions.size(), from + AT_ONCE));
            reportIds.addAll(peers.ask(shown, ANY, new ReportsAsked(some)).reportIds());
            from += AT_ONCE;
        } while (from < versions.size());
        return reportIds;
    }
}
