package org.forewarn.kit.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.forewarn.kit.evidence.Waterfall.Thresholds;
import org.forewarn.schemas.event.Evidence;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;

/** Draws two links into a folder, to be looked at. */
final class DrawSamples {

    private DrawSamples() {}

    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Thresholds thresholds = new Thresholds(3, -3);
        Files.writeString(folder.resolve("link.svg"), WaterfallSvg.of(Waterfall.of(rich(), thresholds), "a"));
        Files.writeString(folder.resolve("review.svg"), WaterfallSvg.of(Waterfall.of(doubtful(), thresholds), "b"));
    }

    static Link rich() {
        return link(
                LinkBand.LINK,
                bar("prior", "prior", -16.6),
                bar("phone", "exact", 15.5),
                bar("plate", "near", 9.25),
                bar("name_sound", "exact", 3.1),
                bar("age", "overlap", 0.4),
                bar("height", "far", -2.7),
                bar("distance", "within_5_km", 1.9),
                bar("a_comparison_of_a_newer_model_than_this", "with_a_level_nobody_has_named_yet", 0.01));
    }

    static Link doubtful() {
        return link(
                LinkBand.REVIEW,
                bar("prior", "prior", -16.6),
                bar("vehicle", "exact", 8.2),
                bar("outward", "exact", 6.1),
                bar("hair", "different", -1.4));
    }

    static Link link(LinkBand band, Evidence... bars) {
        double sum = 0;
        for (Evidence bar : bars) {
            sum += bar.getWeight();
        }
        return Link.newBuilder()
                .setLeft("a")
                .setRight("b")
                .setLeftVersion(1)
                .setRightVersion(2)
                .setModelVersion("sample-1")
                .setWeight(sum)
                .setProbability(1 / (1 + Math.pow(2, -sum)))
                .setBand(band)
                .setEvidence(List.of(bars))
                .build();
    }

    static Evidence bar(String comparison, String level, double bits) {
        return new Evidence(comparison, level, bits);
    }
}
