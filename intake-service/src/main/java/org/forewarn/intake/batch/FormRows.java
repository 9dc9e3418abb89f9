package org.forewarn.intake.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.forewarn.intake.batch.Columns.Header;
import org.forewarn.intake.batch.Columns.Row;
import org.forewarn.intake.mapping.ReportCheck;
import org.forewarn.intake.reading.Json.Parsed;
import org.forewarn.kit.problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows whose columns are fields of our form. */
final class FormRows implements RowReader {

    private final JsonNode form;
    private final ReportCheck check;
    private @Nullable Columns columns;

    /** @param form as JSON Schema */
    FormRows(JsonNode form, ReportCheck check) {
        this.form = form;
        this.check = check;
    }

    @Override
    public List<FieldProblem> header(List<String> titles) {
        return switch (Columns.read(titles, form)) {
            case Header.Good(Columns good) -> {
                columns = good;
                yield List.of();
            }
            case Header.Bad(List<FieldProblem> problems) -> problems;
        };
    }

    @Override
    public Line row(int number, List<String> cells) {
        if (columns == null) {
            throw new IllegalStateException("The header comes first");
        }
        return switch (columns.read(cells)) {
            case Row.Read(ObjectNode document) -> new Line.Document(number, new Parsed.Tree(document));
            case Row.Unread(List<FieldProblem> problems, ObjectNode rest) ->
                new Line.BadCells(number, all(problems, check.check(rest)));
        };
    }

    /** What is wrong with the rest is told too, but not that a field is missing whose cell is unclear. */
    private static List<FieldProblem> all(List<FieldProblem> cells, List<FieldProblem> rest) {
        Set<String> told = cells.stream().map(FieldProblem::pointer).collect(Collectors.toSet());
        List<FieldProblem> all = new ArrayList<>(cells);
        rest.stream().filter(problem -> !told.contains(problem.pointer())).forEach(all::add);
        return all;
    }
}
