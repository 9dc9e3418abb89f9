package org.forewarn.matching.enrichment;

import static org.forewarn.schemas.event.Severity.EXTREME;
import static org.forewarn.schemas.event.Severity.MINOR;
import static org.forewarn.schemas.event.Severity.MODERATE;
import static org.forewarn.schemas.event.Severity.SEVERE;
import static org.forewarn.schemas.event.Severity.UNKNOWN;

import java.util.Map;
import java.util.Set;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * How bad an incident was, in CAP 1.2's terms: the worst that any of these rules says.
 *
 * <ol>
 *   <li>Each incident type has a severity ({@link #TYPES}); a type that is not known here says UNKNOWN.
 *   <li>A weapon, used or shown, makes MODERATE to SEVERE, and a threat to kill EXTREME.
 *   <li>What was attempted, threatened or suspected and not known to be done counts one step less (EXTREME as SEVERE), never
 *       less than MINOR. A threat is done when it is uttered: the outcome "threatened" does not lessen {@link #THREATS}.
 *   <li>A serious injury makes at least SEVERE, a life-threatening one EXTREME, whatever was intended.
 * </ol>
 */
final class SeverityRules {

    private static final Map<String, Severity> TYPES = Map.ofEntries(
            Map.entry("rape", EXTREME),
            Map.entry("strangulation", EXTREME),
            Map.entry("kidnap", EXTREME),
            Map.entry("sexual_assault", SEVERE),
            Map.entry("condom_removal", SEVERE),
            Map.entry("physical_assault", SEVERE),
            Map.entry("threats_to_kill", SEVERE),
            Map.entry("spiking", SEVERE),
            Map.entry("false_imprisonment", SEVERE),
            Map.entry("exploitation", SEVERE),
            Map.entry("robbery", MODERATE),
            Map.entry("theft", MODERATE),
            Map.entry("burglary", MODERATE),
            Map.entry("fraud", MODERATE),
            Map.entry("criminal_damage", MODERATE),
            Map.entry("threats", MODERATE),
            Map.entry("blackmail", MODERATE),
            Map.entry("stalking", MODERATE),
            Map.entry("harassment", MODERATE),
            Map.entry("intimate_image_abuse", MODERATE),
            Map.entry("doxxing_outing", MODERATE),
            Map.entry("coercive_control", MODERATE),
            Map.entry("non_payment", MINOR),
            Map.entry("suspicious_behaviour", MINOR),
            Map.entry("time_wasting", MINOR),
            Map.entry("other", MINOR));

    private static final Set<String> THREATS =
            Set.of("threats", "threats_to_kill", "blackmail", "stalking", "harassment");

    private SeverityRules() {}

    static Severity of(Incident incident) {
        boolean armed = !incident.getWeapons().isEmpty();
        Severity worst = ofInjury(incident.getInjury());
        for (String type : incident.getTypes()) {
            Severity done = armed ? armed(type) : ofType(type);
            worst = worse(worst, isDone(type, incident.getOutcome()) ? done : lessened(done));
        }
        return worst;
    }

    private static Severity ofType(String type) {
        return TYPES.getOrDefault(type, UNKNOWN);
    }

    private static Severity armed(String type) {
        if (type.equals("threats_to_kill")) {
            return EXTREME;
        }
        Severity unarmed = ofType(type);
        return unarmed == MODERATE ? SEVERE : unarmed;
    }

    private static boolean isDone(String type, @Nullable String outcome) {
        return switch (outcome) {
            case "attempted", "suspected" -> false;
            case "threatened" -> THREATS.contains(type);
            case null, default -> true;
        };
    }

    private static Severity lessened(Severity severity) {
        return switch (severity) {
            case EXTREME -> SEVERE;
            case SEVERE -> MODERATE;
            case MODERATE, MINOR -> MINOR;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static Severity ofInjury(@Nullable String injury) {
        return switch (injury) {
            case "life_threatening" -> EXTREME;
            case "serious" -> SEVERE;
            case null, default -> UNKNOWN;
        };
    }

    /** {@link Severity}'s own order is CAP's, the worst first. */
    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
