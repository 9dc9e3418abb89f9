package org.forewarn.local.operator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a command prints and, on a terminal, asks.
 *
 * @param out answers
 * @param err everything else
 * @param answers what a person types; null: nobody is there to ask
 * @param coloured whether headings may be bold
 */
public record Screen(
        PrintStream out, PrintStream err, @Nullable BufferedReader answers, boolean coloured) {

    private static final String GAP = "  ";

    void line(String text) {
        out.println(plain(text));
    }

    void bold(String text) {
        out.println(coloured ? "\u001B[1m" + plain(text) + "\u001B[0m" : plain(text));
    }

    /** Said of what went wrong. */
    void error(String text) {
        err.println("forewarn: " + plain(text));
    }

    /** Under an error. */
    void detail(String text) {
        err.println(GAP + plain(text));
    }

    /** Rows under headings, each column as wide as its widest cell. */
    void table(List<String> headings, List<List<String>> rows) {
        int[] widths = new int[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = width(headings.get(column));
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        bold(aligned(headings, widths));
        rows.forEach(row -> line(aligned(row, widths)));
    }

    /** @return false also when nobody is there to ask */
    boolean isSure(String question) {
        if (answers == null) {
            return false;
        }
        out.print(plain(question) + " [y/N] ");
        out.flush();
        try {
            String answer = answers.readLine();
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return false;
        }
    }

    boolean canAsk() {
        return answers != null;
    }

    private static String aligned(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = plain(cells.get(column));
            line.append(cell).append(" ".repeat(widths[column] - width(cell))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** What a service sent cannot move the cursor or change colours. */
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
