package org.forewarn.intake.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.forewarn.intake.reading.Codes;
import org.forewarn.kit.problem.FieldProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The columns of a CSV file in our form. A column is named by the path of its field, such as {@code incident.from};
 * entries of a list of objects are counted from 1, as in {@code identifiers.2.value}. Which columns there may be, and what
 * their cells hold, follows from the form's own description.
 */
final class Columns {

    /** In no spreadsheet does a file that was meant as reports have more. */
    static final int MAX = 500;

    private static final String CHANNEL = "channel";
    private static final String IMPORT = "import";
    private static final String PRECISION = "timePrecision";
    private static final String DAY = "day";

    private final List<Column> columns;

    private Columns(List<Column> columns) {
        this.columns = columns;
    }

    /** What came of reading a header. */
    sealed interface Header {

        record Good(Columns columns) implements Header {}

        record Bad(List<FieldProblem> problems) implements Header {}
    }

    /** What came of reading a row. */
    sealed interface Row {

        /** A document in our form, yet to be checked as any other. */
        record Read(ObjectNode document) implements Row {}

        /**
         * Some cells do not hold what their columns want.
         *
         * @param rest the document without them
         */
        record Unread(List<FieldProblem> problems, ObjectNode rest) implements Row {}
    }

    /**
     * Reads the first row.
     *
     * @param form as JSON Schema
     */
    static Header read(List<String> titles, JsonNode form) {
        List<Column> columns = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < titles.size() && i < MAX; i++) {
            int number = i + 1;
            Column column = Column.find(titles.get(i).strip(), form).orElse(null);
            if (column == null) {
                problems.add(problem(Codes.UNKNOWN_FIELD, "Column %d is not in the form; see its columns.", number));
            } else if (!seen.add(column.path())) {
                problems.add(problem(Codes.TOO_MANY, "Column %d is there twice.", number));
            } else {
                columns.add(column);
            }
        }
        if (titles.size() > MAX) {
            problems.add(problem(Codes.TOO_MANY, "Give at most %d columns.", MAX));
        }
        return problems.isEmpty() ? new Header.Good(new Columns(columns)) : new Header.Bad(problems);
    }

    private static FieldProblem problem(String code, String detail, int number) {
        return new FieldProblem("", code, detail.formatted(number));
    }

    /** Makes a document of a row; a blank cell says nothing. */
    Row read(List<String> cells) {
        var document = new SparseDocument();
        List<FieldProblem> problems = new ArrayList<>();
        if (cells.size() > columns.size()) {
            problems.add(problem(Codes.TOO_MANY, "The row has more cells than the %d columns.", columns.size()));
        }
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            String cell = cells.get(i).strip();
            if (!cell.isEmpty()) {
                put(columns.get(i), cell, document, problems);
            }
        }
        ObjectNode report = document.toJson();
        if (!report.has(CHANNEL)) {
            report.put(CHANNEL, IMPORT);
        }
        return problems.isEmpty() ? new Row.Read(report) : new Row.Unread(problems, report);
    }

    private static void put(Column column, String cell, SparseDocument document, List<FieldProblem> problems) {
        switch (column.read(cell)) {
            case Cell.Value(JsonNode value) -> document.put(column.path(), value);
            case Cell.Day(JsonNode value) -> {
                document.put(column.path(), value);
                // who writes a date without a time knows no more than the day
                List<String> precision =
                        new ArrayList<>(column.path().subList(0, column.path().size() - 1));
                precision.add(PRECISION);
                if (column.path().getLast().equals("from")) {
                    document.putIfAbsent(precision, JsonNodeFactory.instance.stringNode(DAY));
                }
            }
            case Cell.Unclear(String code, String detail) ->
                problems.add(new FieldProblem("/" + String.join("/", column.pointer()), code, detail));
        }
    }
}
