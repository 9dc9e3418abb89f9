package org.forewarn.intake.mapping.language;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is found in a program's tree before it may run: constructs that cannot be bounded are refused, and the nodes that
 * are watched while it runs are collected. The parser keeps its tree to itself, so its fields are read by reflection;
 * {@code SyntaxTest} fails when a newer parser has others.
 *
 * @param called nodes whose value is called as a function
 * @param regexes literals in a place where a regular expression may stand, with our own compiled form of each
 */
record Syntax(Set<Symbol> called, Set<Symbol> regexes, Map<Pattern, com.google.re2j.Pattern> compiled) {

    /** Functions that take a regular expression; the library's own are replaced by {@link Functions}. */
    private static final Set<String> TAKE_REGEXES = Set.of("contains", "match", "replace", "split");

    /** The evaluator's own variables, by which a program could switch its bounds off. */
    private static final String EVALUATORS_OWN = "__";

    private static final int MAX_REGEX_CHARS = 200;

    /** Of a compiled expression; what a match costs for each character. */
    private static final int MAX_REGEX_STATES = 500;

    private static final Field AST = field(Jsonata.class, "ast");
    private static final Field TYPE = field(Symbol.class, "type");
    private static final Field VALUE = field(Symbol.class, "value");
    private static final Field POSITION = field(Symbol.class, "position");
    private static final Field PROCEDURE = field(Symbol.class, "procedure");
    private static final Field ARGUMENTS = field(Symbol.class, "arguments");
    private static final Field RIGHT = field(Symbol.class, "rhs");
    private static final List<Field> BRANCHES = branches();

    /** Reads a parsed program.
     *
     * @throws StoppedException when it uses what mappings may not
     */
    static Syntax of(Jsonata parsed, String text) {
        var syntax = new Syntax(identitySet(), identitySet(), new IdentityHashMap<>());
        List<Symbol> nodes = nodes((Symbol) get(AST, parsed));
        nodes.forEach(node -> syntax.collect(node));
        nodes.forEach(node -> syntax.check(node, new Place(text, (int) get(POSITION, node))));
        return syntax;
    }

    private void collect(Symbol node) {
        switch (type(node)) {
            case "function" -> {
                Symbol procedure = (Symbol) get(PROCEDURE, node);
                called.add(procedure);
                if (TAKE_REGEXES.contains(value(procedure))) {
                    arguments(node).stream()
                            .filter(each -> type(each).equals("regex"))
                            .forEach(regexes::add);
                }
            }
            // value ~> $name: the name's value is called
            case "apply" -> {
                Symbol right = (Symbol) get(RIGHT, node);
                if (!type(right).equals("function")) {
                    called.add(right);
                }
            }
            default -> {}
        }
    }

    private void check(Symbol node, Place place) {
        switch (type(node)) {
            case "transform" -> throw place.refused("the transform operator |...|...|");
            case "partial" -> throw place.refused("partial application with ?");
            case "parent" -> throw place.refused("the parent operator %");
            case "lambda" -> {
                if (node.signature != null) {
                    throw place.refused("a signature after a function's parameters");
                }
            }
            case "variable" -> variable(value(node), place);
            case "regex" -> regex(node, place);
            default -> {}
        }
        Stream.of(node.focus, node.index)
                .filter(String.class::isInstance)
                .forEach(name -> variable((String) name, place));
    }

    private static void variable(String name, Place place) {
        if (name.startsWith(EVALUATORS_OWN)) {
            throw place.refused("a variable whose name begins with " + EVALUATORS_OWN);
        }
        if (Functions.REFUSED.contains(name)) {
            throw place.refused("the function $" + name);
        }
    }

    private void regex(Symbol node, Place place) {
        if (!regexes.contains(node)) {
            throw place.refused("a regular expression outside of $contains, $match, $replace and $split");
        }
        Pattern pattern = (Pattern) get(VALUE, node);
        compiled.put(pattern, compile(pattern, place));
    }

    private static com.google.re2j.Pattern compile(Pattern pattern, Place place) {
        if (pattern.pattern().length() > MAX_REGEX_CHARS) {
            throw place.refused("a regular expression of more than " + MAX_REGEX_CHARS + " characters");
        }
        int flags = (has(pattern, Pattern.CASE_INSENSITIVE) ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0)
                | (has(pattern, Pattern.MULTILINE) ? com.google.re2j.Pattern.MULTILINE : 0);
        try {
            var compiled = com.google.re2j.Pattern.compile(pattern.pattern(), flags);
            if (compiled.programSize() > MAX_REGEX_STATES) {
                throw place.refused("a regular expression with such large repetitions");
            }
            if (compiled.matcher("").matches()) {
                throw place.refused("a regular expression that matches the empty text");
            }
            return compiled;
        } catch (com.google.re2j.PatternSyntaxException e) {
            throw place.refused("look-around, back-references or what else RE2 does not know in a regular expression");
        }
    }

    private static boolean has(Pattern pattern, int flag) {
        return (pattern.flags() & flag) != 0;
    }

    /** Every node that can be reached, each once. */
    private static List<Symbol> nodes(Symbol root) {
        Set<Symbol> seen = identitySet();
        Deque<Symbol> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Symbol node = open.pop();
            if (seen.add(node)) {
                BRANCHES.forEach(branch -> push(get(branch, node), open));
            }
        }
        return List.copyOf(seen);
    }

    private static void push(@Nullable Object branch, Deque<Symbol> open) {
        switch (branch) {
            case Symbol node -> open.push(node);
            case Collection<?> many -> many.forEach(each -> push(each, open));
            case Symbol[] pair -> Arrays.stream(pair).forEach(each -> push(each, open));
            case null, default -> {}
        }
    }

    private static List<Field> branches() {
        return Arrays.stream(Symbol.class.getDeclaredFields())
                .filter(each -> !each.getType().isPrimitive() && !each.isSynthetic())
                .peek(each -> each.setAccessible(true))
                .toList();
    }

    private static List<Symbol> arguments(Symbol node) {
        return ((Collection<?>) get(ARGUMENTS, node))
                .stream().map(Symbol.class::cast).toList();
    }

    private static String type(Symbol node) {
        return String.valueOf(get(TYPE, node));
    }

    private static String value(Symbol node) {
        return String.valueOf(get(VALUE, node));
    }

    private static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static Field field(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Another version of the JSONata library", e);
        }
    }

    @SuppressWarnings("NullAway") // a field of the parser's tree that is null is handled where it may be
    private static Object get(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
