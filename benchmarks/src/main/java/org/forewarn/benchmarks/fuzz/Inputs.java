package org.forewarn.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.forewarn.benchmarks.fuzz.Input.Shape;
import org.forewarn.benchmarks.reports.ReportTemplates;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inputs of a run. Each depends on seed and number alone, so that one that failed can be sent again by itself. */
final class Inputs {

    private static final int MAX_LINES = 40;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Odd and large: neighbouring numbers shall not have neighbouring seeds. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final ReportTemplates templates;
    private final long seed;

    Inputs(ReportTemplates templates, long seed) {
        this.templates = templates;
        this.seed = seed;
    }

    Input number(long number) {
        var random = new SplittableRandom(seed + number * SPREAD);
        int kind = random.nextInt(100);
        if (kind < 45) {
            return new Input(
                    number, Shape.JSON, encoded(new Mutation(random).structure(report(number, random)), random));
        }
        if (kind < 65) {
            return new Input(number, Shape.JSON, new Mutation(random).bytes(utf8(report(number, random))));
        }
        if (kind < 83) {
            return new Input(number, Shape.NDJSON, perhapsBroken(ndjson(number, random), random));
        }
        return new Input(number, Shape.CSV, perhapsBroken(csv(number, random), random));
    }

    /** Now and then one that was valid all along. */
    private String report(long number, RandomGenerator random) {
        return templates.json(number * MAX_LINES + random.nextInt(MAX_LINES));
    }

    private static byte[] encoded(String text, RandomGenerator random) {
        return switch (random.nextInt(40)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_16);
            case 1 -> text.getBytes(StandardCharsets.ISO_8859_1);
            case 2 -> joined(BOM, utf8(text));
            case 3 -> utf8(" \r\n\t" + text + "\n\n");
            case 4 -> utf8(text + text);
            default -> utf8(text);
        };
    }

    private static byte[] perhapsBroken(byte[] body, RandomGenerator random) {
        return random.nextInt(4) == 0 ? new Mutation(random).bytes(body) : body;
    }

    private byte[] ndjson(long number, RandomGenerator random) {
        var lines = new ByteArrayOutputStream();
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        var mutation = new Mutation(random);
        for (int line = random.nextInt(MAX_LINES); line >= 0; line--) {
            String report = templates.json(number * MAX_LINES + line);
            switch (random.nextInt(6)) {
                case 0 -> lines.writeBytes(mutation.bytes(utf8(report)));
                case 1, 2 -> lines.writeBytes(utf8(mutation.structure(report)));
                case 3 -> lines.writeBytes(utf8(random.nextBoolean() ? "" : "  "));
                default -> lines.writeBytes(utf8(report));
            }
            if (line > 0 || random.nextBoolean()) {
                lines.writeBytes(utf8(end));
            }
        }
        return lines.toByteArray();
    }

    private byte[] csv(long number, RandomGenerator random) {
        var text = new StringBuilder();
        String end = random.nextBoolean() ? "\r\n" : "\n";
        String separator = random.nextInt(10) == 0 ? ";" : ",";
        Map<String, String> first = flat(report(number, random));
        text.append(String.join(separator, first.keySet())).append(end);
        for (int line = random.nextInt(MAX_LINES); line >= 0; line--) {
            Map<String, String> row = flat(templates.json(number * MAX_LINES + line));
            int cell = 0;
            for (String column : first.keySet()) {
                text.append(cell++ == 0 ? "" : separator).append(cell(row.getOrDefault(column, ""), random));
            }
            text.append(random.nextInt(30) == 0 ? separator + "more" : "").append(end);
        }
        byte[] body = utf8(text.toString());
        return random.nextInt(4) == 0 ? joined(BOM, body) : body;
    }

    private static String cell(String value, RandomGenerator random) {
        String given = random.nextInt(15) == 0 ? Nonsense.text(random) : value;
        return switch (random.nextInt(12)) {
            case 0 -> given;
            case 1 -> '"' + given;
            case 2 -> ' ' + quoted(given) + ' ';
            default -> quoted(given);
        };
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    /** A report as one row: a column for each value, named by its path. */
    private static Map<String, String> flat(String json) {
        var cells = new LinkedHashMap<String, String>();
        flatten("", JsonMapper.shared().readTree(json), cells);
        return cells;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> cells) {
        if (node.isObject()) {
            node.propertyNames()
                    .forEach(name -> flatten(path.isEmpty() ? name : path + "." + name, node.path(name), cells));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "." + (i + 1), node.path(i), cells);
            }
        } else {
            cells.put(path, node.asString(""));
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream(first.length + second.length);
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
