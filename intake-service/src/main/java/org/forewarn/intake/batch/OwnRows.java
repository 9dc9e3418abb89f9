package org.forewarn.intake.batch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.forewarn.intake.reading.Codes;
import org.forewarn.intake.reading.Json.Parsed;
import org.forewarn.kit.problem.FieldProblem;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a charity's own columns: each becomes an object of texts, named by the titles, for the charity's mapping. */
final class OwnRows implements RowReader {

    private List<String> titles = List.of();

    @Override
    public List<FieldProblem> header(List<String> given) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            if (!seen.add(given.get(i).strip())) {
                return List.of(new FieldProblem("", Codes.TOO_MANY, "Column %d is there twice.".formatted(i + 1)));
            }
        }
        titles = given.stream().map(String::strip).toList();
        return List.of();
    }

    @Override
    public Line row(int number, List<String> cells) {
        if (cells.size() > titles.size()) {
            return new Line.BadCells(
                    number,
                    List.of(new FieldProblem(
                            "",
                            Codes.TOO_MANY,
                            "The row has more cells than the %d columns.".formatted(titles.size()))));
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                row.put(titles.get(i), cells.get(i));
            }
        }
        return new Line.Document(number, new Parsed.Tree(row));
    }
}
