package org.forewarn.kit.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form as it is to be shown: everything decided, so that the template only writes it down. */
public record Page(List<ShownSection> sections, List<Mistake> mistakes) {

    /** A line of the summary of what must be mended; without a target when it is about nothing on the page. */
    public record Mistake(@Nullable String target, String text) {}

    public record ShownSection(
            String id, String heading, @Nullable String lead, List<Node> nodes) {}

    /** What a section is made of. */
    public sealed interface Node {
        /** Which fragment of the template writes it. */
        String fragment();
    }

    /**
     * A question.
     *
     * @param described ids of the texts that belong to it, with blanks between; null for none
     */
    public record Asked(
            String fragment,
            String name,
            String id,
            String label,
            @Nullable String hint,
            boolean needed,
            @Nullable String problem,
            @Nullable String described,
            String value,
            String style,
            boolean focus,
            List<Option> options,
            List<Piece> pieces)
            implements Node {}

    /**
     * One of the answers to choose from.
     *
     * @param hint what follows from it; null: that is plain
     */
    public record Option(
            String id, String value, String label, @Nullable String hint, boolean chosen) {}

    /** One box of a date. */
    public record Piece(String name, String id, String label, String value, String style, boolean wrong) {}

    public record Folded(String id, String label, boolean open, List<Node> nodes) implements Node {
        @Override
        public String fragment() {
            return "fold";
        }
    }

    public record Rowed(List<Node> nodes) implements Node {
        @Override
        public String fragment() {
            return "row";
        }
    }

    /**
     * A list.
     *
     * @param name what its button posts to have one more
     * @param problem what is wrong with the list as a whole
     */
    public record Listed(
            String name,
            String id,
            String add,
            @Nullable String problem,
            boolean full,
            boolean focus,
            List<Entry> entries)
            implements Node {
        @Override
        public String fragment() {
            return "many";
        }
    }

    /**
     * An entry of a list.
     *
     * @param removable whether there is something to remove
     */
    public record Entry(String name, String title, String remove, boolean removable, List<Node> nodes) {}
}
