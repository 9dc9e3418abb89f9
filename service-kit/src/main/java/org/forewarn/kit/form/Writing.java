package org.forewarn.kit.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.forewarn.kit.form.Answer.Given;
import org.forewarn.kit.form.Answer.Nothing;
import org.forewarn.kit.form.Answer.Unclear;
import org.forewarn.kit.form.Part.Fold;
import org.forewarn.kit.form.Part.Many;
import org.forewarn.kit.form.Part.Question;
import org.forewarn.kit.form.Part.Row;
import org.forewarn.kit.form.Part.Section;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed, into the document that the API takes. Pure: the same page typed in the same way gives the same
 * document, so that a page sent twice is one report.
 */
public final class Writing {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** The code of the same problem in the report's rules. */
    private static final String REQUIRED = "required";

    private static final String PRECISION = "incident/timePrecision";

    /**
     * What was written.
     *
     * @param faults what was typed in a way that the document has no form for
     */
    public record Written(ObjectNode document, List<Fault> faults) {}

    private final Typed typed;
    private final Instant told;
    private final List<Fault> faults = new ArrayList<>();

    private Writing(Typed typed, Instant told) {
        this.typed = typed;
        this.told = told;
    }

    /**
     * What the page knows by itself.
     *
     * @param told when it was opened: it is when consent was asked for, and the latest that an end can be
     * @param reference names the report when nobody else does
     * @param consentVersion of the words of the consent questions
     */
    public record Opened(Instant told, String reference, String consentVersion) {}

    /** Writes the document. */
    public static Written write(List<Section> form, Typed typed, Opened opened) {
        var writing = new Writing(typed, opened.told());
        ObjectNode document = JSON.objectNode();
        document.putObject("consent")
                .put("version", opened.consentVersion())
                .put("recordedAt", opened.told().toString());
        document.putObject("incident");
        form.forEach(section -> writing.parts(section.parts(), "", document));
        if (!document.has("reference")) {
            document.put("reference", opened.reference());
        }
        return new Written(document, List.copyOf(writing.faults));
    }

    private void parts(List<Part> parts, String prefix, ObjectNode into) {
        for (Part part : parts) {
            switch (part) {
                case Question question -> question(question, prefix, into);
                case Fold(String _, List<Part> inside) -> parts(inside, prefix, into);
                case Row(List<Part> inside) -> parts(inside, prefix, into);
                case Many many -> {
                    int entries = typed.entries(prefix + many.name(), many.max());
                    ArrayNode list = entries == 0 ? JSON.arrayNode() : into.putArray(many.name());
                    for (int i = 0; i < entries; i++) {
                        parts(many.parts(), prefix + many.name() + "/" + i + "/", list.addObject());
                    }
                }
            }
        }
    }

    private void question(Question question, String prefix, ObjectNode into) {
        String name = prefix + question.name();
        switch (answer(question, name)) {
            case Nothing() -> {
                if (question.needed()) {
                    faults.add(new Fault(name, REQUIRED, "", ""));
                }
            }
            case Given(JsonNode value) -> put(into, question.name(), value);
            case Unclear(String text, String part) -> faults.add(new Fault(name, text, part, ""));
        }
    }

    private Answer answer(Question question, String name) {
        return switch (question.kind()) {
            case BEGINNING -> Moment.read(typed, name, typed.one(PRECISION), false, told);
            case END -> Moment.read(typed, name, typed.one(PRECISION), true, told);
            case CHOICES -> choices(typed.all(name));
            default -> typed.one(name).isEmpty() ? new Nothing() : scalar(question, name, typed.one(name));
        };
    }

    private Answer scalar(Question question, String name, String text) {
        return switch (question.kind()) {
            case LINE, CHOICE, SELECT -> new Given(JSON.stringNode(text));
            case PROSE -> new Given(JSON.stringNode(typed.one(name).replace("\r\n", "\n")));
            case TICK -> new Given(JSON.booleanNode(true));
            case YES_NO -> new Given(JSON.booleanNode(text.equals("yes")));
            case WHOLE ->
                text.matches("[0-9]{1,9}")
                        ? new Given(JSON.numberNode(Integer.parseInt(text)))
                        : new Unclear("no_whole_number");
            case DECIMAL ->
                text.matches("-?[0-9]{1,3}(\\.[0-9]{1,15})?")
                        ? new Given(JSON.numberNode(new BigDecimal(text)))
                        : new Unclear("no_number");
            case HEIGHT -> {
                OptionalInt cm = Measures.centimetres(text);
                yield cm.isPresent() ? new Given(JSON.numberNode(cm.getAsInt())) : new Unclear("no_height");
            }
            case LANGUAGE -> named(Named.language(text), "no_language");
            case COUNTRY -> named(Named.country(text), "no_country");
            case LANGUAGES -> languages(text);
            case CHOICES, BEGINNING, END -> throw new IllegalStateException("Not one text: " + question.kind());
        };
    }

    private static Answer named(Optional<String> code, String problem) {
        return code.<Answer>map(known -> new Given(JSON.stringNode(known))).orElseGet(() -> new Unclear(problem));
    }

    private static Answer languages(String text) {
        ArrayNode tags = JSON.arrayNode();
        for (String said : text.split("[,;/]| and ", -1)) {
            Optional<String> tag = said.isBlank() ? Optional.empty() : Named.language(said);
            if (tag.isEmpty() && !said.isBlank()) {
                return new Unclear("no_language");
            }
            tag.ifPresent(tags::add);
        }
        return tags.isEmpty() ? new Nothing() : new Given(tags);
    }

    private static Answer choices(List<String> words) {
        ArrayNode list = JSON.arrayNode();
        words.stream().filter(word -> !word.isBlank()).forEach(list::add);
        return list.isEmpty() ? new Nothing() : new Given(list);
    }

    /** Puts a value where its name, a relative pointer, says; the objects on the way come into being. */
    private static void put(ObjectNode into, String name, JsonNode value) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            into.set(name, value);
            return;
        }
        String first = name.substring(0, slash);
        ObjectNode inner = into.get(first) instanceof ObjectNode there ? there : into.putObject(first);
        put(inner, name.substring(slash + 1), value);
    }
}
