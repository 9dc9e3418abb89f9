package org.forewarn.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.forewarn.benchmarks.fuzz.Input.Shape;
import org.forewarn.benchmarks.reports.ReportTemplates;
import org.junit.jupiter.api.Test;

class InputsTest {

    private static final int COUNT = 2_000;

    private final ReportTemplates templates = ReportTemplates.read(Path.of("..", "samples"));
    private final Inputs inputs = new Inputs(templates, 7);

    @Test
    void seedAndNumberMakeAnInputAgain() {
        var again = new Inputs(templates, 7);
        for (long number = 0; number < COUNT; number += 100) {
            assertThat(again.number(number).body())
                    .isEqualTo(inputs.number(number).body());
        }
    }

    @Test
    void anotherSeedMakesOthers() {
        assertThat(new Inputs(templates, 8).number(1).body())
                .isNotEqualTo(inputs.number(1).body());
    }

    @Test
    void everyShapeIsSentAndNearlyNoInputTwice() {
        Map<Shape, Integer> shapes = new EnumMap<>(Shape.class);
        Set<String> bodies = new HashSet<>();
        int marked = 0;
        for (long number = 0; number < COUNT; number++) {
            Input input = inputs.number(number);
            shapes.merge(input.shape(), 1, Integer::sum);
            String body = new String(input.body(), StandardCharsets.ISO_8859_1);
            bodies.add(body);
            marked += body.contains(Nonsense.MARKER) ? 1 : 0;
        }
        assertThat(shapes.get(Shape.JSON)).isGreaterThan(COUNT / 2);
        assertThat(shapes.get(Shape.NDJSON)).isGreaterThan(COUNT / 10);
        assertThat(shapes.get(Shape.CSV)).isGreaterThan(COUNT / 10);
        assertThat(bodies).hasSizeGreaterThan(COUNT * 99 / 100);
        assertThat(marked).isGreaterThan(COUNT / 4);
    }
}
