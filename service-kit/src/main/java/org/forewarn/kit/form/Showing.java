package org.forewarn.kit.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.forewarn.kit.form.Page.Asked;
import org.forewarn.kit.form.Page.Entry;
import org.forewarn.kit.form.Page.Folded;
import org.forewarn.kit.form.Page.Listed;
import org.forewarn.kit.form.Page.Mistake;
import org.forewarn.kit.form.Page.Node;
import org.forewarn.kit.form.Page.Option;
import org.forewarn.kit.form.Page.Piece;
import org.forewarn.kit.form.Page.Rowed;
import org.forewarn.kit.form.Page.ShownSection;
import org.forewarn.kit.form.Part.Fold;
import org.forewarn.kit.form.Part.Kind;
import org.forewarn.kit.form.Part.Many;
import org.forewarn.kit.form.Part.Question;
import org.forewarn.kit.form.Part.Row;
import org.forewarn.kit.form.Part.Section;

/** The form, what was typed and what is wrong with it, into a page. Pure. */
public final class Showing {

    private static final String PRECISION = "incident/timePrecision";

    /** From this many words on they stand in two columns where there is room. */
    private static final int MANY_WORDS = 6;

    private final Texts texts;
    private final Typed typed;
    private final Instant told;
    private final List<Fault> open;
    private final Focus focus;
    private final List<Mistake> mistakes = new ArrayList<>();
    /** Where we are, for the summary: {@code Vehicle 2}. */
    private String within = "";
    /** Whether the next question takes the focus. */
    private boolean awaiting;

    /**
     * Where the reader is taken.
     *
     * @param one of a list that gets one more entry, in which they go on; empty for none
     * @param at the list at whose end they go on, because an entry was removed; empty for none
     */
    public record Focus(String one, String at) {
        public static final Focus NOWHERE = new Focus("", "");
    }

    private Showing(Texts texts, Shown shown) {
        this.texts = texts;
        this.typed = shown.typed();
        this.told = shown.told();
        this.open = new ArrayList<>(shown.faults());
        this.focus = shown.focus();
    }

    /**
     * What a page is made of beside the form.
     *
     * @param typed must be compact
     * @param told when it was told
     */
    public record Shown(Typed typed, Instant told, List<Fault> faults, Focus focus) {}

    /** The page, in the language of these words. */
    public static Page page(List<Section> form, Texts texts, Shown shown) {
        var showing = new Showing(texts, shown);
        List<ShownSection> sections = form.stream().map(showing::section).toList();
        showing.open.forEach(rest -> showing.mistakes.add(new Mistake(null, showing.texts.fault(rest.name(), rest))));
        return new Page(sections, List.copyOf(showing.mistakes));
    }

    private ShownSection section(Section section) {
        return new ShownSection(
                section.name(),
                texts.get("section." + section.name()),
                texts.find("section." + section.name() + ".lead").orElse(null),
                nodes(section.parts(), ""));
    }

    private List<Node> nodes(List<Part> parts, String prefix) {
        return parts.stream()
                .<Node>map(part -> switch (part) {
                    case Question question -> question(question, prefix);
                    case Row(List<Part> inside) -> new Rowed(nodes(inside, prefix));
                    case Fold fold -> fold(fold, prefix);
                    case Many many -> many(many, prefix);
                })
                .toList();
    }

    private Folded fold(Fold fold, String prefix) {
        int before = mistakes.size();
        List<Node> nodes = nodes(fold.parts(), prefix);
        boolean open = mistakes.size() > before || !typed.blank(fold.parts(), prefix);
        return new Folded(id(prefix + fold.name()), texts.get("fold." + fold.name()), open, nodes);
    }

    private Listed many(Many many, String prefix) {
        String name = prefix + many.name();
        String key = "many." + Texts.key(name);
        int entries = typed.entries(name, many.max());
        Optional<String> problem = take(name, true);
        problem.ifPresent(text -> mistakes.add(new Mistake(id(name), text)));
        int shown = Math.max(1, focus.one().equals(name) ? entries + 1 : entries);
        var list = new ArrayList<Entry>();
        for (int i = 0; i < shown; i++) {
            String entry = name + "/" + i;
            String title = texts.get(key + ".entry") + (i == 0 && shown == 1 ? "" : " " + (i + 1));
            String outside = within;
            within = (outside.isEmpty() ? "" : outside + ", ") + title;
            awaiting = awaiting || (focus.one().equals(name) && i == entries);
            List<Node> nodes = nodes(many.parts(), entry + "/");
            within = outside;
            list.add(new Entry(entry, title, texts.get(key + ".remove"), i < entries, nodes));
        }
        return new Listed(
                name,
                id(name),
                texts.get(key + ".add"),
                problem.orElse(null),
                shown >= many.max(),
                focus.at().equals(name),
                list);
    }

    private Asked question(Question question, String prefix) {
        String name = prefix + question.name();
        String id = id(name);
        boolean focused = awaiting;
        awaiting = false;
        String wrongPart = wrongPart(name);
        Optional<String> problem = take(name, false);
        List<Piece> pieces = moment(question.kind()) ? pieces(name, wrongPart, problem.isPresent()) : List.of();
        problem.ifPresent(text -> mistakes.add(new Mistake(
                wrongPart.equals("which")
                        ? id + "-which"
                        : pieces.stream()
                                .filter(Piece::wrong)
                                .map(Piece::id)
                                .findFirst()
                                .orElse(id),
                (within.isEmpty() ? "" : within + ", ") + shortLabel(name) + text)));
        Optional<String> hint = texts.hint(name);
        String described = Stream.of(hint.map(_ -> id + "-hint"), problem.map(_ -> id + "-problem"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return new Asked(
                fragment(question.kind()),
                name,
                id,
                texts.label(name),
                hint.orElse(null),
                question.needed(),
                problem.orElse(null),
                described.isEmpty() ? null : described,
                typed.raw(name),
                style(question),
                focused,
                options(question, name, id),
                pieces);
    }

    /** The question before what is wrong with it, in a line of the summary. */
    private String shortLabel(String name) {
        String label = texts.find("q." + Texts.key(name) + ".short").orElseGet(() -> texts.label(name));
        return label + (label.endsWith("?") ? " " : ": ");
    }

    /** The words for what is wrong here, which is then dealt with. The first is enough: mended, the next one shows. */
    private Optional<String> take(String name, boolean exactly) {
        List<Fault> here = open.stream()
                .filter(fault -> exactly ? fault.name().equals(name) : fault.at(name))
                .toList();
        open.removeAll(here);
        return here.stream().findFirst().map(fault -> texts.fault(name, fault));
    }

    private String wrongPart(String name) {
        return open.stream()
                .filter(fault -> fault.at(name))
                .map(Fault::part)
                .findFirst()
                .orElse("");
    }

    private List<Option> options(Question question, String name, String id) {
        return switch (question.kind()) {
            case CHOICE, CHOICES, SELECT -> words(question, name, id);
            case YES_NO -> List.of(yesNo(question, name, id, "yes"), yesNo(question, name, id, "no"));
            case TICK ->
                List.of(new Option(
                        id, "true", texts.label(name), null, !typed.one(name).isEmpty()));
            case BEGINNING, END -> which(name, id);
            case LINE, PROSE, WHOLE, DECIMAL, HEIGHT, LANGUAGE, LANGUAGES, COUNTRY -> List.of();
        };
    }

    private List<Option> words(Question question, String name, String id) {
        List<String> chosen = typed.all(name);
        var options = new ArrayList<Option>();
        for (String word : question.words()) {
            boolean preset = chosen.isEmpty() && word.equals(question.preset());
            options.add(new Option(
                    options.isEmpty() && question.kind() != Kind.SELECT ? id : id + "-" + word,
                    word,
                    texts.word(name, question.vocabulary(), word),
                    texts.wordHint(name, word).orElse(null),
                    preset || chosen.contains(word)));
        }
        return options;
    }

    private Option yesNo(Question question, String name, String id, String value) {
        String said = typed.one(name);
        return new Option(
                value.equals("yes") ? id : id + "-" + value,
                value,
                texts.word(name, "yes-no", value),
                texts.wordHint(name, value).orElse(null),
                said.equals(value) || (said.isEmpty() && value.equals(question.preset())));
    }

    private List<Option> which(String name, String id) {
        if (!Moment.cameTwice(typed, name, typed.one(PRECISION), told)) {
            return List.of();
        }
        return Stream.of(Moment.FIRST, Moment.SECOND)
                .map(which -> new Option(
                        id + "-which" + (which.equals(Moment.FIRST) ? "" : "-" + which),
                        which,
                        texts.get("which." + which),
                        null,
                        typed.one(name + "/which").equals(which)))
                .toList();
    }

    private List<Piece> pieces(String name, String wrongPart, boolean wrong) {
        var pieces = new ArrayList<Piece>();
        for (String part : Typed.PARTS_OF_A_MOMENT) {
            if (!part.equals("which")) {
                pieces.add(new Piece(
                        name + "/" + part,
                        part.equals("day") ? id(name) : id(name + "/" + part),
                        texts.get("part." + part),
                        typed.raw(name + "/" + part),
                        part,
                        wrong && (wrongPart.isEmpty() ? part.equals("day") : part.equals(wrongPart))));
            }
        }
        return pieces;
    }

    private static boolean moment(Kind kind) {
        return kind == Kind.BEGINNING || kind == Kind.END;
    }

    private static String fragment(Kind kind) {
        return switch (kind) {
            case LINE, HEIGHT, LANGUAGE, LANGUAGES, COUNTRY, WHOLE, DECIMAL -> "line";
            case PROSE -> "prose";
            case CHOICE, YES_NO -> "choice";
            case CHOICES -> "choices";
            case SELECT -> "select";
            case TICK -> "tick";
            case BEGINNING, END -> "moment";
        };
    }

    private String style(Question question) {
        return switch (question.kind()) {
            case CHOICE, CHOICES -> question.words().size() >= MANY_WORDS ? "many" : "";
            case YES_NO -> texts.wordHint(question.name(), "yes").isPresent() ? "" : "row";
            default -> question.width().style();
        };
    }

    private static String id(String name) {
        return "f-" + name.toLowerCase(Locale.ROOT).replace('/', '-');
    }
}
