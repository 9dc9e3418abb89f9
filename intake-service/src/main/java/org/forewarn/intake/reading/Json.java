package org.forewarn.intake.reading;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bytes from outside into a JSON tree: strictly RFC 8259, one document, no name twice in an object, bounded in depth
 * and length. Says where a document breaks and never what stands there: Jackson's own messages quote the text.
 */
public final class Json {

    /** The form is five deep; a charity's own form may be deeper. */
    static final int MAX_DEPTH = 32;

    /** No number of the form needs more than a dozen characters. */
    static final int MAX_NUMBER_CHARS = 64;

    /** Names come back in pointers, so they stay short. */
    static final int MAX_NAME_CHARS = 100;

    /** Above every rule on a text, so that a long one is answered by its rule, with its pointer. */
    static final int MAX_STRING_CHARS = 1_048_576;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_CHARS)
                            .maxNameLength(MAX_NAME_CHARS)
                            .maxStringLength(MAX_STRING_CHARS)
                            .build())
                    .build())
            // found while the tree is built: the parser's own detection would keep every name a second time
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** What came of parsing. */
    public sealed interface Parsed {

        /** A whole document. */
        record Tree(JsonNode root) implements Parsed {}

        /**
         * No document.
         *
         * @param detail a sentence with line and column, and nothing of the content
         */
        record Malformed(String detail) implements Parsed {}
    }

    /** Parses one document. */
    public static Parsed parse(byte[] body) {
        if (body.length == 0) {
            return new Parsed.Malformed("The body is empty; send one JSON object.");
        }
        try {
            JsonNode root = MAPPER.readTree(body);
            return root.isMissingNode()
                    ? new Parsed.Malformed("The body is blank; send one JSON object.")
                    : new Parsed.Tree(root);
        } catch (StreamConstraintsException e) {
            return malformed(
                    "The JSON nests deeper than %d, or has a name or number that is too long,".formatted(MAX_DEPTH), e);
        } catch (MismatchedInputException e) {
            return malformed("The JSON names a field twice in one object, or goes on after its end,", e);
        } catch (JacksonException e) {
            return malformed("The body is not well-formed JSON", e);
        }
    }

    private static Parsed malformed(String what, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return new Parsed.Malformed(
                at == null || at.getLineNr() < 1
                        ? what.replaceAll(",$", "") + "."
                        : what + " at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()));
    }
}
