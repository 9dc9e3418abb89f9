package org.forewarn.kit.evidence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.forewarn.kit.evidence.Waterfall.Step;
import org.forewarn.kit.evidence.Waterfall.Thresholds;

/**
 * The waterfall as a picture: one row a reason, its sentence and bits above a bar that leads from the sum before to the
 * sum after. Places are per cent of the width and texts have a fixed size, so it is as wide as it is given room for,
 * and readable on a phone.
 *
 * <p>It has no script, font, image or address from elsewhere. For and against differ in sign, word, direction and
 * hatching before they differ in colour; every number is also in its description. Colours follow the reader's light or
 * dark setting where the style sheet inside is honoured; where a page forbids it, the light colours on their own ground
 * remain. The same link always gives the same bytes.
 */
public final class WaterfallSvg {

    /** The plot's edges, per cent of the width: a mark at its end is not cut off, and the sums have the right side. */
    private static final double LEFT = 2;

    private static final double RIGHT = 80;
    private static final String TEXT_LEFT = LEFT + "%";
    private static final String TEXT_RIGHT = (100 - LEFT) + "%";

    private static final int ROW = 54;
    private static final int HEAD = 86;
    private static final int FOOT = 22;
    private static final int BAR = 16;
    private static final double NARROWEST = 0.6;
    private static final String SOLID = "";
    private static final String DASHED = " stroke-dasharray=\"3 3\"";

    private static final String STYLE = """
            .fw-wf{font:14px/1.3 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;max-width:46rem}
            .fw-wf .num{font-variant-numeric:tabular-nums;font-weight:600}
            @media (prefers-color-scheme:dark){
            .fw-wf .ground{fill:#15181d}.fw-wf text{fill:#e8eaed}.fw-wf .soft{fill:#aab1ba}
            .fw-wf .axis{stroke:#59616b}.fw-wf .track{fill:#242a32}
            .fw-wf .for{fill:#5aa7f0;stroke:#5aa7f0}.fw-wf .against{stroke:#f0a35e}.fw-wf .hatch{stroke:#f0a35e}
            .fw-wf .start{fill:#8b949e;stroke:#8b949e}.fw-wf .sum{fill:#e8eaed;stroke:#e8eaed}
            .fw-wf .mark{stroke:#c7a6ff}.fw-wf .marked{fill:#c7a6ff}}
            """;

    private final Waterfall waterfall;
    private final String id;
    private final StringBuilder out = new StringBuilder();
    private final double least;
    private final double most;

    private WaterfallSvg(Waterfall waterfall, String id) {
        this.waterfall = waterfall;
        this.id = id;
        double low = 0;
        double high = 0;
        for (Step step : waterfall.steps()) {
            low = Math.min(low, step.sum());
            high = Math.max(high, step.sum());
        }
        Thresholds marks = waterfall.thresholds();
        if (marks != null) {
            low = Math.min(low, Math.min(marks.link(), marks.review()));
            high = Math.max(high, Math.max(marks.link(), marks.review()));
        }
        this.least = low;
        this.most = high > low ? high : low + 1;
    }

    /**
     * Draws it.
     *
     * @param id begins the ids inside, so that several can stand in one page: letters, digits and hyphens
     */
    public static String of(Waterfall waterfall, String id) {
        if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("an id is a letter, then letters, digits and hyphens");
        }
        return new WaterfallSvg(waterfall, id).draw();
    }

    private String draw() {
        int height = HEAD + ROW * (waterfall.steps().size() + 1) + FOOT;
        add("""
                <svg xmlns="http://www.w3.org/2000/svg" class="fw-wf" role="img" width="100%%" height="%d" \
                font-family="sans-serif" font-size="14" aria-labelledby="%s-title %s-desc">
                <title id="%s-title">%s</title>
                <desc id="%s-desc">%s</desc>
                <style>%s</style>
                <defs><pattern id="%s-hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
                patternTransform="rotate(45)"><path class="hatch" d="M1.5 0V6" stroke="#a04a00" stroke-width="3"/></pattern></defs>
                <rect class="ground" width="100%%" height="100%%" fill="#ffffff"/>
                """, height, id, id, id, escaped(title()), id, escaped(description()), STYLE.strip(), id);
        head();
        int top = HEAD;
        for (Step step : waterfall.steps()) {
            row(top, step.sentence(), step.bits(), step.before(), step.sum(), kind(step));
            top += ROW;
        }
        row(top, "Sum: " + meaning(), waterfall.weight(), 0, waterfall.weight(), "sum");
        return out.append("</svg>\n").toString();
    }

    private String kind(Step step) {
        return step == waterfall.steps().getFirst() && step.comparison().equals("prior")
                ? "start"
                : step.bits() < 0 ? "against" : "for";
    }

    /** What the picture is about, and what its marks are. */
    private void head() {
        text(TEXT_LEFT, "start", 22, "16", "700", "", heading());
        text(TEXT_LEFT, "start", 42, "13", "400", "soft", "Bits of evidence: + for one person, − against");
        Thresholds marks = waterfall.thresholds();
        if (marks != null) {
            key(LEFT, "review from " + signed(marks.review()), DASHED);
            key(50, "linked from " + signed(marks.link()), SOLID);
        }
    }

    /** A mark, and beside it what it means. */
    private void key(double left, String words, String dashes) {
        line("mark", number(left + 0.5) + "%", 54, 72, dashes);
        text(number(left + 3) + "%", "start", 68, "13", "400", "marked", words);
    }

    private void row(int top, String sentence, double bits, double from, double to, String kind) {
        double left = Math.min(place(from), place(to));
        double width = Math.max(NARROWEST, Math.abs(place(to) - place(from)));
        int bar = top + 24;
        text(TEXT_LEFT, "start", top + 16, "14", kind.equals("sum") ? "700" : "400", "", sentence);
        text(TEXT_RIGHT, "end", top + 16, "14", "600", "num", signed(bits));
        if (!kind.equals("sum")) {
            text(TEXT_RIGHT, "end", bar + 13, "13", "400", "soft num", "= " + signed(to));
        }
        rect("track", LEFT, RIGHT - LEFT, bar, "#f1f3f5", "none");
        rect(kind, Math.min(left, RIGHT - width), width, bar, fill(kind), stroke(kind));
        line("axis", at(0), bar - 4, bar + BAR + 4, SOLID);
        Thresholds marks = waterfall.thresholds();
        if (marks != null) {
            line("mark", at(marks.review()), bar - 4, bar + BAR + 4, DASHED);
            line("mark", at(marks.link()), bar - 4, bar + BAR + 4, SOLID);
        }
    }

    private void rect(String kind, double left, double width, int top, String fill, String stroke) {
        add(
                "<rect class=\"%s\" x=\"%s%%\" y=\"%d\" width=\"%s%%\" height=\"%d\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>\n",
                kind, number(left), top, number(width), BAR, fill, stroke);
    }

    private void line(String kind, String x, int top, int bottom, String dashes) {
        add(
                "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"1.5\"%s/>\n",
                kind, x, x, top, bottom, kind.equals("mark") ? "#8a4fd8" : "#9aa3ad", dashes);
    }

    /** In every locale the same digits. */
    private void add(String template, Object... words) {
        out.append(String.format(Locale.ROOT, template, words));
    }

    private String fill(String kind) {
        return kind.equals("against") ? "url(#" + id + "-hatch)" : stroke(kind);
    }

    private static String stroke(String kind) {
        return switch (kind) {
            case "for" -> "#0b61b8";
            case "against" -> "#a04a00";
            case "start" -> "#6e7781";
            default -> "#1b1f24";
        };
    }

    private void text(String x, String anchor, int y, String size, String weight, String kind, String words) {
        add(
                "<text class=\"%s\" x=\"%s\" y=\"%d\" text-anchor=\"%s\" font-size=\"%s\" font-weight=\"%s\" fill=\"%s\">%s</text>\n",
                kind, x, y, anchor, size, weight, colour(kind), escaped(words));
    }

    private static String colour(String kind) {
        return switch (kind) {
            case "soft", "soft num" -> "#57606a";
            case "marked" -> "#6b3fb5";
            default -> "#1b1f24";
        };
    }

    private String heading() {
        return switch (waterfall.band()) {
            case LINK -> "Why these reports are linked";
            case REVIEW -> "Why a person should look at these";
        };
    }

    private String title() {
        return "Match weight " + signed(waterfall.weight()) + " bits: " + meaning();
    }

    private String meaning() {
        return switch (waterfall.band()) {
            case LINK -> "held to be one person";
            case REVIEW -> "for a person to look at";
        };
    }

    /** All that the picture says, in its order. */
    private String description() {
        List<Step> steps = waterfall.steps();
        String told = steps.stream()
                .map(step -> step.sentence() + ", " + signed(step.bits()) + ", sum " + signed(step.sum()))
                .collect(Collectors.joining(". "));
        Thresholds marks = waterfall.thresholds();
        return told
                + ". Together " + signed(waterfall.weight()) + " bits."
                + (marks == null
                        ? ""
                        : " A person looks from %s on, reports are linked from %s on."
                                .formatted(signed(marks.review()), signed(marks.link())));
    }

    private String at(double bits) {
        return number(place(bits)) + "%";
    }

    private double place(double bits) {
        return LEFT + (bits - least) / (most - least) * (RIGHT - LEFT);
    }

    /** With its sign, one decimal, and the minus of typesetters: {@code +25.5}, {@code −16.6}, {@code 0.0}. */
    static String signed(double bits) {
        String digits = String.format(Locale.ROOT, "%.1f", Math.abs(bits));
        return digits.equals("0.0") ? digits : (bits < 0 ? "−" : "+") + digits;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** XML 1.0: markup is escaped, and characters that no document may have are replaced. */
    static String escaped(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    /** Also left out: what turns the direction of the text that follows. */
    private static boolean isXml(int c) {
        boolean allowed = (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
        boolean control = c >= 0x7F && c <= 0x9F;
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return allowed && !control && !turns;
    }
}
