package org.forewarn.alert.warning;

import java.util.List;
import java.util.Set;

/**
 * What somebody chose to say: never words, only which known things to tell, where, how and for how long.
 *
 * @param fields ids of what is ticked; one that is not known (any more) counts for nothing
 * @param seen ids of what could be told when this was chosen: what is known since is told too, and asked about again
 * @param languages English first
 * @param lifetimeHours how long it holds once it is issued
 */
public record Composition(
        Set<String> fields, Set<String> seen, AreaChoice area, List<String> languages, int lifetimeHours) {

    public Composition {
        fields = Set.copyOf(fields);
        seen = Set.copyOf(seen);
        languages = List.copyOf(languages);
    }
}
