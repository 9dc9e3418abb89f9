package org.forewarn.intake.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.forewarn.intake.reading.Rule.Checked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object while it is read. Whatever the form did not ask for is an unknown field. */
final class DocumentFields implements Fields {

    private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

    private final ObjectNode object;
    private final Path path;
    private final Findings findings;
    private final List<String> asked = new ArrayList<>();
    private final List<String> faulty = new ArrayList<>(0);

    private DocumentFields(ObjectNode object, Path path, Findings findings) {
        this.object = object;
        this.path = path;
        this.findings = findings;
    }

    static <T> Reading<T> read(JsonNode document, Function<Fields, T> form) {
        var findings = new Findings.Collected();
        T value = objectAt(document, Path.ROOT, findings, form);
        return findings.problems().isEmpty() ? new Reading.Valid<>(value) : new Reading.Invalid<>(findings.problems());
    }

    @Override
    public <T> T required(String name, Rule<T> rule) {
        JsonNode value = ask(name);
        if (value == null) {
            missing(name);
            return rule.standIn();
        }
        T read = scalar(value, path.to(name), rule);
        if (read == null) {
            faulty.add(name);
            return rule.standIn();
        }
        return read;
    }

    @Override
    public <T> @Nullable T optional(String name, Rule<T> rule) {
        JsonNode value = ask(name);
        if (value == null) {
            return null;
        }
        T read = scalar(value, path.to(name), rule);
        if (read == null) {
            faulty.add(name);
        }
        return read;
    }

    @Override
    public <T> T optional(String name, Rule<T> rule, T otherwise) {
        T read = optional(name, rule);
        return read == null ? otherwise : read;
    }

    @Override
    public <T> T requiredObject(String name, Function<Fields, T> form) {
        JsonNode value = ask(name);
        if (value == null) {
            missing(name);
            return form.apply(new DocumentFields(EMPTY, path.to(name), Findings.NONE));
        }
        return objectAt(value, path.to(name), findings, form);
    }

    @Override
    public <T> @Nullable T optionalObject(String name, Function<Fields, T> form) {
        JsonNode value = ask(name);
        return value == null ? null : objectAt(value, path.to(name), findings, form);
    }

    @Override
    public <T> List<T> list(String name, int max, Rule<T> rule) {
        return elements(name, max, (value, at) -> scalar(value, at, rule));
    }

    @Override
    public <T> List<T> requiredList(String name, int max, Rule<T> rule) {
        if (!given(name)) {
            atLeastOne(name);
        }
        List<T> read = optionalList(name, max, rule);
        return read == null ? List.of() : read;
    }

    @Override
    public <T> @Nullable List<T> optionalList(String name, int max, Rule<T> rule) {
        List<T> read = list(name, max, rule);
        JsonNode value = present(object.get(name));
        if (value == null) {
            return null;
        }
        if (value.isArray() && value.isEmpty()) {
            atLeastOne(name);
        }
        return read;
    }

    private void atLeastOne(String name) {
        findings.add(path.to(name), Codes.REQUIRED, "Give at least one value.");
    }

    @Override
    public <T> List<T> objects(String name, int max, Function<Fields, T> form) {
        return elements(name, max, (value, at) -> objectAt(value, at, findings, form));
    }

    @Override
    public boolean given(String name) {
        return present(object.get(name)) != null;
    }

    @Override
    public boolean sound(String... names) {
        return faulty.isEmpty() || List.of(names).stream().noneMatch(faulty::contains);
    }

    @Override
    public void check(boolean holds, String name, String code, String detail) {
        if (!holds) {
            faulty.add(name);
            findings.add(path.to(name), code, detail);
        }
    }

    private interface Element<T> {
        @Nullable
        T read(JsonNode value, Path at);
    }

    private <T> List<T> elements(String name, int max, Element<T> element) {
        JsonNode value = ask(name);
        if (value == null) {
            return List.of();
        }
        Path at = path.to(name);
        if (!value.isArray()) {
            findings.add(at, Codes.WRONG_TYPE, "Give a list in square brackets.");
            return List.of();
        }
        if (value.size() > max) {
            findings.add(at, Codes.TOO_MANY, "Give at most %d entries.".formatted(max));
        }
        var read = new ArrayList<T>();
        for (int i = 0; i < Math.min(value.size(), max); i++) {
            T each = entry(value.get(i), at.to(i), element);
            if (each != null) {
                read.add(each);
            }
        }
        return List.copyOf(read);
    }

    private <T> @Nullable T entry(@Nullable JsonNode value, Path at, Element<T> element) {
        JsonNode present = present(value);
        if (present == null) {
            findings.add(at, Codes.REQUIRED, "Give a value, or leave this entry out.");
            return null;
        }
        return element.read(present, at);
    }

    private <T> @Nullable T scalar(JsonNode value, Path at, Rule<T> rule) {
        return switch (rule.check(value)) {
            case Checked.Good<T>(T good) -> good;
            case Checked.Bad<T>(String code, String detail) -> {
                findings.add(at, code, detail);
                yield null;
            }
        };
    }

    private static <T> T objectAt(JsonNode value, Path at, Findings findings, Function<Fields, T> form) {
        if (value instanceof ObjectNode object) {
            var fields = new DocumentFields(object, at, findings);
            T read = form.apply(fields);
            fields.refuseUnknown();
            return read;
        }
        findings.add(at, Codes.WRONG_TYPE, "Give an object in curly brackets.");
        return form.apply(new DocumentFields(EMPTY, at, Findings.NONE));
    }

    private @Nullable JsonNode ask(String name) {
        asked.add(name);
        return present(object.get(name));
    }

    private static @Nullable JsonNode present(@Nullable JsonNode value) {
        boolean absent = value == null
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank());
        return absent ? null : value;
    }

    private void missing(String name) {
        faulty.add(name);
        findings.add(path.to(name), Codes.REQUIRED, "Give this field; it is required.");
    }

    private void refuseUnknown() {
        for (String name : object.propertyNames()) {
            if (!asked.contains(name)) {
                findings.add(path.to(name), Codes.UNKNOWN_FIELD, "Remove this field, or see the form for its name.");
            }
        }
    }
}
