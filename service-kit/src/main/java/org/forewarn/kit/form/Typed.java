package org.forewarn.kit.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.forewarn.kit.form.Part.Fold;
import org.forewarn.kit.form.Part.Kind;
import org.forewarn.kit.form.Part.Many;
import org.forewarn.kit.form.Part.Question;
import org.forewarn.kit.form.Part.Row;
import org.forewarn.kit.form.Part.Section;

/**
 * What was typed, letter for letter, by the names of the form. Names that the form does not have are not looked at.
 *
 * <p>Never printed: it is all personal data.
 */
public final class Typed {

    public static final Typed NOTHING = new Typed(Map.of());

    /** What a date is typed in. */
    public static final List<String> PARTS_OF_A_MOMENT = List.of("day", "month", "year", "hour", "minute", "which");

    private final Map<String, List<String>> values;

    public Typed(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The value of that name without blanks around it; empty when there is none. */
    public String one(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? "" : all.getFirst().strip();
    }

    /** The value just as it was typed. */
    String raw(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? "" : all.getFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** How many entries the list of that name has, blank ones too. */
    public int entries(String list, int max) {
        int entries = 0;
        String start = list + "/";
        for (String name : values.keySet()) {
            if (name.startsWith(start)) {
                entries = Math.max(entries, index(name, start.length()) + 1);
            }
        }
        return Math.min(entries, max + 1);
    }

    private static int index(String name, int from) {
        int to = name.indexOf('/', from);
        String digits = to < 0 ? "" : name.substring(from, to);
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    /** Without one entry of a list. */
    public Typed without(String entry) {
        var kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(name -> name.startsWith(entry + "/"));
        return new Typed(kept);
    }

    /** With another value for a name. */
    public Typed with(String name, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, List.of(value));
        return new Typed(more);
    }

    /** With these values for a name; none of them: without it. */
    public Typed with(String name, List<String> given) {
        var more = new LinkedHashMap<>(values);
        more.put(name, List.copyOf(given));
        return new Typed(more);
    }

    /** The form's own names only, with the entries that nothing was typed into left out and the others moved up. */
    public Typed compact(List<Section> form) {
        var target = new LinkedHashMap<String, List<String>>();
        form.forEach(section -> copy(section.parts(), "", "", target));
        return new Typed(target);
    }

    private void copy(List<Part> parts, String from, String to, Map<String, List<String>> target) {
        for (Part part : parts) {
            switch (part) {
                case Question question ->
                    names(question).forEach(name -> {
                        List<String> all = values.get(from + name);
                        if (all != null) {
                            target.put(to + name, List.copyOf(all));
                        }
                    });
                case Fold(String _, List<Part> inside) -> copy(inside, from, to, target);
                case Row(List<Part> inside) -> copy(inside, from, to, target);
                case Many many -> copyEntries(many, from, to, target);
            }
        }
    }

    private void copyEntries(Many many, String from, String to, Map<String, List<String>> target) {
        int next = 0;
        for (int i = 0; i < entries(from + many.name(), many.max()); i++) {
            String entry = from + many.name() + "/" + i + "/";
            if (!blank(many.parts(), entry)) {
                copy(many.parts(), entry, to + many.name() + "/" + next++ + "/", target);
            }
        }
    }

    /** Whether nothing was typed into these questions. What stood there from the start was not typed. */
    boolean blank(List<Part> parts, String prefix) {
        return parts.stream().allMatch(part -> switch (part) {
            case Question question ->
                question.preset() != null
                        || names(question).stream()
                                .allMatch(name -> one(prefix + name).isEmpty());
            case Fold(String _, List<Part> inside) -> blank(inside, prefix);
            case Row(List<Part> inside) -> blank(inside, prefix);
            case Many many -> {
                for (int i = 0; i < entries(prefix + many.name(), many.max()); i++) {
                    if (!blank(many.parts(), prefix + many.name() + "/" + i + "/")) {
                        yield false;
                    }
                }
                yield true;
            }
        });
    }

    private static List<String> names(Question question) {
        if (question.kind() != Kind.BEGINNING && question.kind() != Kind.END) {
            return List.of(question.name());
        }
        var names = new ArrayList<String>();
        PARTS_OF_A_MOMENT.forEach(part -> names.add(question.name() + "/" + part));
        return names;
    }

    @Override
    public String toString() {
        return "Typed[…]";
    }
}
