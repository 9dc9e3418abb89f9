package org.forewarn.matching.linkage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the engine weighs by, as read from a file that people can read too. A file never changes once it was released: a
 * link names the version that scored it.
 *
 * @param version such as {@code exact-1}; also the file's name
 * @param about where the numbers come from
 * @param priorBits log2 of the odds that two records taken at random are about the same person
 * @param thresholdBits where a weight means something
 * @param derived attributes made of others
 * @param blocking where records meet
 * @param comparisons in the order the evidence is told
 * @param termFrequencies how common the values of an attribute are, by attribute
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"version", "about", "priorBits", "thresholdBits", "derived", "blocking", "comparisons"})
public record Model(
        String version,
        String about,
        double priorBits,
        Thresholds thresholdBits,
        List<Derivation> derived,
        List<BlockingRule> blocking,
        List<Comparison> comparisons,
        Map<String, FrequencyTable> termFrequencies) {

    /**
     * Match weights in bits, both inclusive.
     *
     * @param link from here two records are held to be about the same person
     * @param review from here a person should look
     */
    public record Thresholds(double link, double review) {}

    public Model(
            String version,
            String about,
            double priorBits,
            Thresholds thresholdBits,
            @Nullable List<Derivation> derived,
            @Nullable List<BlockingRule> blocking,
            List<Comparison> comparisons,
            @Nullable Map<String, FrequencyTable> termFrequencies) {
        if (version == null || about == null || thresholdBits == null || comparisons == null) {
            throw new IllegalArgumentException("a model wants version, about, thresholdBits and comparisons");
        }
        if (!Double.isFinite(priorBits) || thresholdBits.link() < thresholdBits.review()) {
            throw new IllegalArgumentException("the link threshold of " + version + " is below its review threshold");
        }
        this.version = version;
        this.about = about;
        this.priorBits = priorBits;
        this.thresholdBits = thresholdBits;
        var specification = new Specification(derived, blocking, comparisons);
        this.derived = specification.derived();
        this.blocking = specification.blocking();
        this.comparisons = specification.comparisons();
        this.termFrequencies =
                termFrequencies == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(termFrequencies));
        this.comparisons.forEach(comparison -> comparison.levels().forEach(Model::bitsOf));
        this.comparisons.stream().filter(Comparison::isGraded).forEach(Grading::of);
        new Comparer(specification, this.termFrequencies);
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
    public static Model read(InputStream in) {
        return ModelFile.read(in);
    }

    /** The same text for the same model, always. */
    public void write(OutputStream out) {
        ModelFile.write(this, out);
    }

    @JsonIgnore
    public Specification specification() {
        return new Specification(derived, blocking, comparisons);
    }

    static double bitsOf(Level level) {
        Double bits = level.bits();
        if (bits == null) {
            throw new IllegalArgumentException("level " + level.name() + " has no bits");
        }
        return bits;
    }
}
