package org.forewarn.matching.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forewarn.matching.evaluation.EvaluationConfig.TruthSource;

/** Which rows are about the same person: those that share a group. A row can be in several groups, or in none. */
final class Truth {

    private final int[][] groups;
    private final int split;
    private final Map<Integer, List<Integer>> members = new HashMap<>();

    /**
     * @param groupsOf for each row the names of its groups
     * @param split where a second table begins: then only pairs across count; 0: all do
     */
    Truth(List<? extends Set<String>> groupsOf, int split) {
        this.split = split;
        Map<String, Integer> numbers = new HashMap<>();
        this.groups = new int[groupsOf.size()][];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = groupsOf.get(i).stream()
                    .mapToInt(name -> numbers.computeIfAbsent(name, none -> numbers.size()))
                    .sorted()
                    .toArray();
            for (int group : groups[i]) {
                members.computeIfAbsent(group, none -> new ArrayList<>()).add(i);
            }
        }
    }

    /**
     * @param rows of the data
     * @param table that tells, the data itself or another one
     */
    static Truth read(TruthSource source, List<Map<String, String>> rows, String id, Table table, int split) {
        table.require(source.column());
        String key = source.id();
        if (key == null) {
            List<Set<String>> groups = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                groups.add(group(source, rows.get(i), table, i));
            }
            return new Truth(groups, split);
        }
        table.require(key);
        Map<String, Set<String>> byId = new HashMap<>();
        for (int i = 0; i < table.rows().size(); i++) {
            Map<String, String> row = table.rows().get(i);
            byId.computeIfAbsent(row.getOrDefault(key, ""), none -> new HashSet<>())
                    .addAll(group(source, row, table, i));
        }
        return new Truth(
                rows.stream()
                        .map(row -> byId.getOrDefault(row.getOrDefault(id, ""), Set.of()))
                        .toList(),
                split);
    }

    private static Set<String> group(TruthSource source, Map<String, String> row, Table table, int index) {
        String value = row.get(source.column());
        if (value == null) {
            return Set.of();
        }
        if (source.pattern() == null) {
            return Set.of(value);
        }
        Matcher matcher = Pattern.compile(source.pattern()).matcher(value);
        if (!matcher.find() || matcher.groupCount() < 1) {
            throw new InputException(table.file() + ", row " + (index + 1) + ", column " + source.column()
                    + ": does not fit truth's pattern");
        }
        return Set.of(matcher.group(1));
    }

    boolean same(int one, int other) {
        for (int group : groups[one]) {
            if (Arrays.binarySearch(groups[other], group) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The rows about the same person, with the row itself; ascending. */
    int[] companions(int row) {
        return java.util.stream.IntStream.concat(
                        java.util.stream.IntStream.of(row),
                        Arrays.stream(groups[row])
                                .boxed()
                                .flatMap(group -> members.getOrDefault(group, List.of()).stream())
                                .mapToInt(Integer::intValue))
                .distinct()
                .sorted()
                .toArray();
    }

    /** How many pairs of rows are about the same person, of those that count. */
    long pairs() {
        long twice = 0;
        for (int i = 0; i < groups.length; i++) {
            for (int companion : companions(i)) {
                twice += counts(i, companion) ? 1 : 0;
            }
        }
        return twice / 2;
    }

    /** Whether the pair is one of those that are looked for. */
    boolean counts(int one, int other) {
        return one != other && (split == 0 || one < split != other < split);
    }
}
