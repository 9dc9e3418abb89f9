package org.forewarn.intake.partner;

import java.time.Duration;
import java.util.List;
import org.forewarn.intake.reading.Fields;
import org.forewarn.intake.reading.Numbers;
import org.forewarn.intake.reading.Reading;
import org.forewarn.intake.reading.Rule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A new key for a partner.
 *
 * @param scopes what it may do; null: what the newest valid key may
 * @param expiresIn how long it is good; null: until it is revoked
 * @param overlap how long the keys that are valid now stay good, at most; zero: they are revoked now
 */
record RotationForm(@Nullable List<String> scopes, @Nullable Duration expiresIn, Duration overlap) {

    /** A week: time to find whoever can change the other side's configuration. */
    private static final int DEFAULT_OVERLAP_HOURS = 168;

    /** 90 days. */
    private static final Rule<Integer> OVERLAP_HOURS = Numbers.whole(0, 2_160);

    static Reading<RotationForm> read(JsonNode document) {
        return Fields.read(document, RotationForm::form);
    }

    /** Which rotations can be asked for, as JSON Schema. */
    static ObjectNode schema() {
        return Fields.describe(RotationForm::form);
    }

    private static RotationForm form(Fields in) {
        return new RotationForm(
                KeyFields.scopes(in),
                KeyFields.expiresIn(in),
                Duration.ofHours(in.optional("overlapHours", OVERLAP_HOURS, DEFAULT_OVERLAP_HOURS)));
    }
}
