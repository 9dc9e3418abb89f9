package org.forewarn.matching.enrichment;

import java.util.Map;
import org.forewarn.kit.identifier.Text;
import org.forewarn.schemas.event.ReportFacts;

/** What was done and how, as tags: those that were given, and those that other fields say. */
final class Conduct {

    /** Types that are a way of acting too. */
    private static final Map<String, String> BY_TYPE = Map.of(
            "condom_removal", "removes_condom",
            "non_payment", "refuses_payment");

    private Conduct() {}

    static void describe(ReportFacts facts, FeatureList features) {
        features.add(Attribute.TYPE, facts.getTypes());
        features.add(Attribute.OUTCOME, facts.getOutcome());
        features.add(Attribute.SETTING, facts.getSetting());
        facts.getWeapons().forEach(weapon -> features.add(Attribute.WEAPON, Text.spaced(weapon)));
        features.add(Attribute.MO, facts.getMoTags());
        facts.getTypes().forEach(type -> features.add(Attribute.MO, BY_TYPE.get(type)));
        if (facts.getSuspects().size() > 1) {
            features.add(Attribute.MO, "multiple_attackers");
        }
    }
}
