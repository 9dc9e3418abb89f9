package org.forewarn.matching.casefile;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.forewarn.kit.evidence.Waterfall.Thresholds;
import org.forewarn.matching.linkage.Model;
import org.forewarn.schemas.event.Link;
import org.jspecify.annotations.Nullable;

/** What a link's weight was measured against: the thresholds of the model that it names, if that model is still here. */
final class ModelThresholds {

    /** Few models are ever in use; more would be a fault, and are not kept. */
    private static final int MAX_KEPT = 100;

    private final Map<String, Optional<Thresholds>> byVersion = new ConcurrentHashMap<>();

    @Nullable
    Thresholds of(Link link) {
        String version = link.getModelVersion();
        Optional<Thresholds> known = byVersion.get(version);
        if (known == null) {
            known = read(version);
            if (byVersion.size() < MAX_KEPT) {
                byVersion.put(version, known);
            }
        }
        return known.orElse(null);
    }

    private static Optional<Thresholds> read(String version) {
        if (!version.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            return Optional.empty();
        }
        try {
            var bits = Model.packed(version).thresholdBits();
            return Optional.of(new Thresholds(bits.link(), bits.review()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
