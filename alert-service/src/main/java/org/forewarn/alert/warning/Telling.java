package org.forewarn.alert.warning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.forewarn.kit.place.OutwardCode;

/**
 * What may be told in an area, by consent. A report that consents nationally may be told of everywhere, one that
 * consents in its area only within some kilometres of its incident, others nowhere. A thing may be told when in each
 * place of the area there is somebody who says it and may be told of there. So what a report from Leeds alone knows is
 * not told in Bristol; a number that reports from both know is told in both, in each on the word of its own.
 */
final class Telling {

    private final int places;
    private final Map<String, BitSet> allowed = new LinkedHashMap<>();

    /**
     * @param usable reports of which a warning may be made
     * @param areaConsentKm how far from its incident a report that consents in its area may be told of, kilometres
     */
    Telling(Collection<CaseReport> usable, Area area, double areaConsentKm) {
        places = area.codes().size();
        for (CaseReport report : usable) {
            allowed.put(report.reportId(), allowed(report, area.codes(), areaConsentKm));
        }
    }

    private static BitSet allowed(CaseReport report, List<OutwardCode> codes, double km) {
        var bits = new BitSet(codes.size());
        District place = report.district();
        for (int i = 0; i < codes.size(); i++) {
            boolean told =
                    switch (report.consent()) {
                        case NATIONAL -> true;
                        case AREA ->
                            place != null
                                    && (codes.get(i).code().equals(place.outwardCode())
                                            || codes.get(i).distanceKm(place.lat(), place.lon()) <= km);
                        case NONE -> false;
                    };
            bits.set(i, told);
        }
        return bits;
    }

    /** Those of whom everything may be told in all of the area. */
    SortedSet<String> everywhere() {
        var ids = new TreeSet<String>();
        allowed.forEach((id, bits) -> {
            if (places > 0 && bits.cardinality() == places) {
                ids.add(id);
            }
        });
        return ids;
    }

    /**
     * On whose word a thing is told in this area: those who may be told of in all of it, if there are any; else those
     * who together may. Nobody: it may not be told.
     */
    SortedSet<String> onWhoseWord(Collection<String> sayers) {
        var whole = new TreeSet<>(everywhere());
        whole.retainAll(sayers);
        if (!whole.isEmpty()) {
            return whole;
        }
        var together = new BitSet(places);
        var some = new TreeSet<String>();
        for (String sayer : sayers) {
            BitSet bits = allowed.get(sayer);
            if (bits != null && !bits.isEmpty()) {
                together.or(bits);
                some.add(sayer);
            }
        }
        return places > 0 && together.cardinality() == places ? some : new TreeSet<>();
    }

    /** Where in the area a thing may not be told: places without anybody who says it and may be told of there. */
    List<Integer> silentPlaces(Collection<String> sayers) {
        var together = new BitSet(places);
        for (String sayer : sayers) {
            BitSet bits = allowed.get(sayer);
            if (bits != null) {
                together.or(bits);
            }
        }
        var silent = new ArrayList<Integer>();
        for (int i = together.nextClearBit(0); i < places; i = together.nextClearBit(i + 1)) {
            silent.add(i);
        }
        return silent;
    }
}
