package org.forewarn.matching.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.forewarn.matching.evaluation.EvaluationConfig.TruthSource;
import org.forewarn.matching.linkage.Features;
import org.jspecify.annotations.Nullable;

/**
 * The rows to link.
 *
 * @param ids what the config's id column says of each
 * @param split where the second table begins; 0: there is one table, and any two rows are compared
 */
record Input(
        List<String> ids,
        List<Features> records,
        int split,
        @Nullable Truth truth) {

    static Input read(EvaluationConfig config, Options options) {
        Set<String> missing = new HashSet<>(config.missing());
        Table first = table(config, options.data(), missing);
        List<Map<String, String>> rows = new ArrayList<>(first.rows());
        Path second = options.data2();
        if (second != null) {
            rows.addAll(table(config, second, missing).rows());
        }
        int split = second == null ? 0 : first.rows().size();
        if (rows.size() < 2) {
            throw new InputException(options.data() + " has fewer than two rows");
        }
        return new Input(
                rows.stream().map(row -> row.getOrDefault(config.id(), "")).toList(),
                rows.stream().map(row -> features(config, row)).toList(),
                split,
                truth(config, options, missing, first, rows, split));
    }

    private static Table table(EvaluationConfig config, Path file, Set<String> missing) {
        Table table = Table.read(file, missing);
        table.require(config.id());
        config.columns().forEach(column -> column.needs().forEach(table::require));
        table.requireDistinct(config.id());
        return table;
    }

    private static Features features(EvaluationConfig config, Map<String, String> row) {
        Map<String, List<String>> values = new HashMap<>();
        for (Column column : config.columns()) {
            String value = column.of(row);
            if (!value.isEmpty()) {
                values.put(column.attribute(), List.of(value));
            }
        }
        return new Features(values);
    }

    private static @Nullable Truth truth(
            EvaluationConfig config,
            Options options,
            Set<String> missing,
            Table first,
            List<Map<String, String>> rows,
            int split) {
        TruthSource source = config.truth();
        if (source == null) {
            return null;
        }
        String beside = source.file();
        Path file = options.truth() != null
                ? options.truth()
                : beside == null ? null : options.data().resolveSibling(beside);
        if (source.id() == null && options.truth() != null) {
            throw new InputException("--truth is for a config whose truth names an id");
        }
        return Truth.read(source, rows, config.id(), file == null ? first : Table.read(file, missing), split);
    }
}
