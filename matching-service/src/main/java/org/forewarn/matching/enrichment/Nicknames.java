package org.forewarn.matching.enrichment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What given names are short for: {@code mick} for {@code michael}, {@code chris} for several. */
final class Nicknames {

    private static final Map<String, Set<String>> ROOTS = read();

    private Nicknames() {}

    /** The roots of a folded given name; the name itself when the table does not know it. */
    static List<String> roots(String name) {
        Set<String> roots = ROOTS.get(name);
        return roots == null ? List.of(name) : List.copyOf(roots);
    }

    /** Whether the table knows it as a given name. */
    static boolean isKnown(String name) {
        return ROOTS.containsKey(name);
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> roots = new HashMap<>();
        for (List<String> row : WordTable.rows("nicknames.tsv", 2)) {
            String root = row.getFirst();
            roots.computeIfAbsent(root, none -> new TreeSet<>()).add(root);
            for (String variant : WordTable.words(row.get(1))) {
                roots.computeIfAbsent(variant, none -> new TreeSet<>()).add(root);
            }
        }
        return roots;
    }
}
