package org.forewarn.matching.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.forewarn.matching.linkage.BlockingRule;
import org.forewarn.matching.linkage.Comparison;
import org.forewarn.matching.linkage.Derivation;
import org.forewarn.matching.linkage.LinkPolicy;
import org.forewarn.matching.linkage.Specification;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a kind of table is read and compared; docs/linkage.md describes the file.
 *
 * @param about what kind of table it is for
 * @param id column that names each row
 * @param truth where it says which rows are about the same person; nothing: only links are found, nothing is measured
 * @param missing values that stand for none, besides the empty one
 * @param columns what is read of each row
 * @param clusters how links become clusters; nothing: {@link Clustering#AVERAGE}
 * @param linkPolicy from which weight on rows are linked; nothing: where the expected F1 is greatest
 * @param rankAllPairs whether every pair is scored, for the area under the ROC curve
 */
record EvaluationConfig(
        String about,
        String id,
        @Nullable TruthSource truth,
        List<String> missing,
        List<Column> columns,
        Specification specification,
        Clustering clusters,
        LinkPolicy linkPolicy,
        boolean rankAllPairs) {

    /**
     * Rows with the same group are about the same person.
     *
     * @param column of the table, or of {@code file}, that names the group
     * @param pattern whose first group of characters is the group's name; nothing: the whole value is
     * @param file another table, beside the data; nothing: the same one
     * @param id column of that file that names the row; one row can be in several groups
     */
    record TruthSource(
            String column,
            @Nullable String pattern,
            @Nullable String file,
            @Nullable String id) {

        TruthSource {
            if (column == null || (file == null) != (id == null)) {
                throw new IllegalArgumentException("truth wants a column, and an id where it names a file");
            }
            if (pattern != null) {
                try {
                    Pattern.compile(pattern);
                } catch (PatternSyntaxException e) {
                    throw new IllegalArgumentException("truth's pattern is no regular expression", e);
                }
            }
        }
    }

    /** The file as it is written. */
    private record Form(
            @Nullable String about,
            @Nullable String id,
            @Nullable TruthSource truth,
            @Nullable List<String> missing,
            @Nullable List<Column> columns,
            @Nullable List<Derivation> derived,
            @Nullable List<BlockingRule> blocking,
            @Nullable List<Comparison> comparisons,
            @Nullable Clustering clusters,
            @Nullable Double casePrecision,
            @Nullable Boolean rankAllPairs) {}

    private static final Pattern JAVA_TYPE = Pattern.compile(" of type `[^`]*`| \\(class [^)]*\\)");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @throws InputException when it cannot be read, with the line and column */
    static EvaluationConfig read(Path file) {
        try {
            return of(JSON.readValue(Files.readAllBytes(file), Form.class));
        } catch (IOException e) {
            throw new InputException(file + " cannot be read");
        } catch (JacksonException e) {
            var at = e.getLocation();
            String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new InputException(file + where + ": " + complaint(e));
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage());
        }
    }

    /** In the words of the file, without the classes it is read into. */
    private static String complaint(JacksonException e) {
        return e instanceof UnrecognizedPropertyException unknown
                ? "there is no \"" + unknown.getPropertyName() + "\" here"
                : JAVA_TYPE.matcher(e.getOriginalMessage()).replaceAll("");
    }

    private static EvaluationConfig of(Form form) {
        if (form.id() == null || form.columns() == null || form.comparisons() == null) {
            throw new IllegalArgumentException("wants id, columns and comparisons");
        }
        return new EvaluationConfig(
                form.about() == null ? "" : form.about(),
                form.id(),
                form.truth(),
                form.missing() == null ? List.of() : form.missing(),
                form.columns(),
                new Specification(form.derived(), form.blocking(), form.comparisons()),
                form.clusters() == null ? Clustering.AVERAGE : form.clusters(),
                form.casePrecision() == null
                        ? new LinkPolicy.BestF1()
                        : new LinkPolicy.CasePrecision(form.casePrecision()),
                form.rankAllPairs() != null && form.rankAllPairs());
    }
}
