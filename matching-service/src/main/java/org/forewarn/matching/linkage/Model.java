package org.forewarn.matching.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the engine weighs by, as read from a file that people can read too. A file never changes once it was released: a
 * link names the version that scored it.
 *
 * @param version such as {@code exact-1}; also the file's name
 * @param about where the numbers come from
 * @param priorBits log2 of the odds that two records taken at random are about the same person
 * @param thresholdBits where a weight means something
 * @param comparisons in the order the evidence is told
 */
public record Model(
        String version, String about, double priorBits, Thresholds thresholdBits, List<Comparison> comparisons) {

    /**
     * Match weights in bits, both inclusive.
     *
     * @param link from here two records are held to be about the same person
     * @param review from here a person should look
     */
    public record Thresholds(double link, double review) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public Model {
        comparisons = List.copyOf(comparisons);
        if (thresholdBits.link() < thresholdBits.review()) {
            throw new IllegalArgumentException("the link threshold of " + version + " is below its review threshold");
        }
        var names = new HashSet<String>();
        for (Comparison comparison : comparisons) {
            if (comparison.levels().isEmpty() || !names.add(comparison.name())) {
                throw new IllegalArgumentException(
                        "comparison " + comparison.name() + " of " + version + " is double or has no level");
            }
        }
    }

    /**
     * A model that is packed with the service.
     *
     * @throws IllegalArgumentException when there is none of that version, or it cannot be read
     */
    public static Model packed(String version) {
        try (InputStream in = Model.class.getResourceAsStream("/model/" + version + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no model " + version);
            }
            Model model = read(in);
            if (!model.version().equals(version)) {
                throw new IllegalArgumentException("The file of model " + version + " holds " + model.version());
            }
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when it is no model */
    static Model read(InputStream in) {
        try {
            return JSON.readValue(in, Model.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not a model file: " + e.getOriginalMessage(), e);
        }
    }
}
