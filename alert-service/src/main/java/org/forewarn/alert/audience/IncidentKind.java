package org.forewarn.alert.audience;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Groups of incident types among which people choose: twenty-six boxes are more than a phone can show. */
public enum IncidentKind {
    VIOLENCE("physical_assault", "strangulation", "kidnap", "false_imprisonment", "exploitation", "coercive_control"),
    SEXUAL_VIOLENCE("rape", "sexual_assault", "condom_removal", "spiking"),
    ROBBERY_AND_THEFT("robbery", "theft", "burglary", "criminal_damage"),
    FRAUD_AND_NON_PAYMENT("fraud", "non_payment"),
    THREATS_AND_STALKING("threats", "threats_to_kill", "harassment", "stalking"),
    OUTING_AND_BLACKMAIL("blackmail", "intimate_image_abuse", "doxxing_outing"),
    SUSPICIOUS_BEHAVIOUR("suspicious_behaviour", "time_wasting");

    private static final Map<String, IncidentKind> BY_TYPE = byType();

    private final List<String> types;

    IncidentKind(String... types) {
        this.types = List.of(types);
    }

    /** All of them: what somebody wants who has not chosen. */
    public static Set<IncidentKind> all() {
        return EnumSet.allOf(IncidentKind.class);
    }

    /** The group of an incident type; none of {@code other}, or of a type that a later version knows. */
    public static Optional<IncidentKind> ofType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /**
     * Whether somebody who wants these groups is told of an incident of these types. When a type belongs to no group,
     * everybody is: a warning that nobody chose against must not be lost.
     */
    static boolean wanted(Set<IncidentKind> kinds, Collection<String> types) {
        return types.isEmpty()
                || types.stream()
                        .anyMatch(type -> ofType(type).map(kinds::contains).orElse(true));
    }

    /** The groups of which each makes somebody want an incident of these types; nothing: everybody is told of it. */
    static Optional<Set<IncidentKind>> whoChooses(Collection<String> types) {
        Set<IncidentKind> kinds = EnumSet.noneOf(IncidentKind.class);
        for (String type : types) {
            Optional<IncidentKind> kind = ofType(type);
            if (kind.isEmpty()) {
                return Optional.empty();
            }
            kinds.add(kind.get());
        }
        return kinds.isEmpty() ? Optional.empty() : Optional.of(kinds);
    }

    /** The word in the database, the API and forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group of a word that {@link #code()} gives. */
    public static Optional<IncidentKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    private static Map<String, IncidentKind> byType() {
        var all = new HashMap<String, IncidentKind>();
        for (IncidentKind kind : values()) {
            kind.types.forEach(type -> all.put(type, kind));
        }
        return Map.copyOf(all);
    }
}
