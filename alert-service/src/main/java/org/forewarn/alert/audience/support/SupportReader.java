package org.forewarn.alert.audience.support;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.forewarn.alert.audience.Places;
import org.forewarn.alert.audience.support.Organisation.Police;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the operator's list: YAML, and so JSON. Every broken rule is named by its line. Nodes are looked at, and no object is
 * made of them, because only nodes know their lines.
 *
 * <p>Valid: {@code organisations: [{name: Sample Harbour, about: {en: Listens}, phone: "01632 960123", police: never, everywhere:
 * true}]}. Invalid: the same without {@code police}, or with {@code counties: [Yorkshir]}.
 */
final class SupportReader {

    static final int MAX_ORGANISATIONS = 500;
    static final int MAX_CHARS = 1_000_000;

    private static final int MAX_NAME = 120;
    private static final int MAX_ABOUT = 600;
    private static final int MAX_SHORT = 120;
    private static final int MAX_ALIASES = 0;
    private static final int MAX_PROBLEMS = 50;

    private static final Set<String> FIELDS = Set.of(
            "name",
            "about",
            "phone",
            "text",
            "email",
            "web",
            "hours",
            "languages",
            "police",
            "counties",
            "everywhere",
            "sample");
    private static final List<String> WAYS = List.of("phone", "text", "email", "web");

    private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ]{2,19}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]{1,64}@[A-Za-z0-9.-]{3,120}");
    private static final Pattern WEB = Pattern.compile("https://[A-Za-z0-9.-]{3,120}(/[!-~]{0,200})?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

    private final List<String> problems = new ArrayList<>();

    private SupportReader() {}

    /** @throws SupportFileException that names every broken rule */
    static List<Organisation> read(String text) {
        var reader = new SupportReader();
        List<Organisation> read = reader.organisations(compose(text));
        if (!reader.problems.isEmpty()) {
            throw new SupportFileException(reader.problems.subList(0, Math.min(MAX_PROBLEMS, reader.problems.size())));
        }
        return read;
    }

    private static @Nullable Node compose(String text) {
        if (text.length() > MAX_CHARS) {
            throw new SupportFileException(List.of("line 1: the file is longer than " + MAX_CHARS + " characters"));
        }
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CHARS);
        try {
            return new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new SupportFileException(List.of(
                    "line " + (mark == null ? 1 : mark.getLine() + 1) + ": no YAML or JSON: " + e.getProblem()));
        } catch (YAMLException e) {
            throw new SupportFileException(List.of("line 1: no YAML or JSON"));
        }
    }

    private List<Organisation> organisations(@Nullable Node root) {
        Map<String, Node> document = root == null ? Map.of() : fields(root, Set.of("organisations"));
        if (!(document.get("organisations") instanceof SequenceNode list)) {
            problems.add("line 1: organisations: give a list");
            return List.of();
        }
        if (list.getValue().size() > MAX_ORGANISATIONS) {
            note(list, "organisations", "give at most " + MAX_ORGANISATIONS);
            return List.of();
        }
        var read = new ArrayList<Organisation>();
        for (Node each : list.getValue()) {
            read.add(organisation(each));
        }
        return List.copyOf(read);
    }

    private Organisation organisation(Node node) {
        Map<String, Node> fields = fields(node, FIELDS);
        String name = text(fields, "name", MAX_NAME, any -> true, "");
        if (name.isEmpty()) {
            note(node, "name", "is missing");
        }
        if (WAYS.stream().noneMatch(fields::containsKey)) {
            note(node, "phone, text, email, web", "give at least one of them");
        }
        return new Organisation(
                name,
                about(node, fields.get("about")),
                text(fields, "phone", MAX_SHORT, PHONE.asMatchPredicate(), "digits and blanks only"),
                text(fields, "text", MAX_SHORT, PHONE.asMatchPredicate(), "digits and blanks only"),
                text(fields, "email", MAX_SHORT, EMAIL.asMatchPredicate(), "one address"),
                text(fields, "web", MAX_ABOUT, WEB.asMatchPredicate(), "an address that begins with https://"),
                text(fields, "hours", MAX_SHORT, any -> true, ""),
                list(
                        fields.get("languages"),
                        "languages",
                        LANGUAGE.asMatchPredicate(),
                        "is no language tag, such as en"),
                police(node, fields.get("police")),
                counties(node, fields),
                flag(fields.get("sample"), "sample"));
    }

    private Map<String, String> about(Node organisation, @Nullable Node node) {
        if (!(node instanceof MappingNode)) {
            note(node == null ? organisation : node, "about", "give a text by language, {en: ...}");
            return Map.of();
        }
        var about = new HashMap<String, String>();
        for (Map.Entry<String, Node> each : pairs(node).entrySet()) {
            if (!LANGUAGE.matcher(each.getKey()).matches()) {
                note(each.getValue(), "about", "a key is no language tag, such as en");
            }
            about.put(each.getKey(), text(Map.of("about", each.getValue()), "about", MAX_ABOUT, any -> true, ""));
        }
        if (!about.containsKey("en")) {
            note(node, "about", "give a text in English (en)");
        }
        return about;
    }

    private Police police(Node organisation, @Nullable Node node) {
        Optional<Police> police = node instanceof ScalarNode scalar
                ? Arrays.stream(Police.values())
                        .filter(each -> each.code().equals(scalar.getValue()))
                        .findFirst()
                : Optional.empty();
        if (police.isEmpty()) {
            note(node == null ? organisation : node, "police", "give never, if-you-ask or works-with");
        }
        return police.orElse(Police.WORKS_WITH);
    }

    private List<String> counties(Node organisation, Map<String, Node> fields) {
        boolean everywhere = flag(fields.get("everywhere"), "everywhere");
        if (everywhere == fields.containsKey("counties")) {
            note(organisation, "everywhere, counties", "give everywhere: true, or a list of counties");
        }
        var known = new HashSet<>(Places.uk().counties());
        return list(fields.get("counties"), "counties", known::contains, "is no county of the table of outward codes");
    }

    private List<String> list(@Nullable Node node, String field, Predicate<String> rule, String broken) {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            note(node, field, "give a list of at least one");
            return List.of();
        }
        var values = new ArrayList<String>();
        for (Node each : sequence.getValue()) {
            String value = each instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (rule.test(value)) {
                values.add(value);
            } else {
                note(each, field, "'" + value + "' " + broken);
            }
        }
        return List.copyOf(values);
    }

    private boolean flag(@Nullable Node node, String field) {
        if (node == null) {
            return false;
        }
        boolean isFlag = node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL);
        if (!isFlag) {
            note(node, field, "give true or false");
        }
        return isFlag && ((ScalarNode) node).getValue().equalsIgnoreCase("true");
    }

    private String text(Map<String, Node> fields, String field, int maxChars, Predicate<String> rule, String wanted) {
        Node node = fields.get(field);
        if (node == null) {
            return "";
        }
        String value = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        if (value.isEmpty() || value.length() > maxChars || value.chars().anyMatch(Character::isISOControl)) {
            note(node, field, "give one line of 1 to " + maxChars + " characters");
        } else if (!rule.test(value)) {
            note(node, field, wanted);
        }
        return value;
    }

    private Map<String, Node> fields(Node node, Set<String> known) {
        if (!(node instanceof MappingNode)) {
            note(node, "", "give fields with values");
            return Map.of();
        }
        Map<String, Node> pairs = pairs(node);
        pairs.forEach((name, value) -> {
            if (!known.contains(name)) {
                note(value, name, "there is no such field");
            }
        });
        return pairs;
    }

    private static Map<String, Node> pairs(Node node) {
        var pairs = new HashMap<String, Node>();
        for (NodeTuple pair : ((MappingNode) node).getValue()) {
            String name = pair.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            pairs.put(name, pair.getValueNode());
        }
        return pairs;
    }

    private void note(Node node, String field, String rule) {
        int line = node.getStartMark().getLine() + 1;
        problems.add("line " + line + ": " + (field.isEmpty() ? "" : field + ": ") + rule);
    }
}
