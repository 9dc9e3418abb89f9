package org.forewarn.intake.partner;

import java.time.Duration;
import java.util.List;
import org.forewarn.intake.reading.Fields;
import org.forewarn.intake.reading.Reading;
import org.forewarn.intake.reading.Rule;
import org.forewarn.intake.reading.Texts;
import org.forewarn.kit.access.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A partner to be added, in which every rule holds.
 *
 * @param partnerId {@code rose-house} is valid, {@code Rose House} is not
 * @param scopes what its first key may do; distinct, at least one
 * @param expiresIn how long its first key is good; null: until it is revoked
 */
record PartnerForm(
        String partnerId,
        String name,
        List<String> scopes,
        @Nullable Duration expiresIn) {

    private static final int MAX_ID_CHARS = 63;

    /** The suite's own names cannot be given away. */
    private static final Rule<String> PARTNER_ID = Texts.shaped(
            MAX_ID_CHARS,
            "(?!(?:%s|%s)$)[a-z0-9][a-z0-9-]{1,62}".formatted(Caller.OPERATOR, Caller.MEMBERS),
            "Use 2 to 63 lower-case letters, digits and hyphens, a letter or digit first; '%s' and '%s' are taken."
                    .formatted(Caller.OPERATOR, Caller.MEMBERS));

    private static final Rule<String> NAME = Texts.line(200);

    static Reading<PartnerForm> read(JsonNode document) {
        return Fields.read(document, PartnerForm::form);
    }

    /** Which partners can be added, as JSON Schema. */
    static ObjectNode schema() {
        return Fields.describe(PartnerForm::form);
    }

    private static PartnerForm form(Fields in) {
        return new PartnerForm(
                in.required("partnerId", PARTNER_ID),
                in.required("name", NAME),
                KeyFields.requiredScopes(in),
                KeyFields.expiresIn(in));
    }
}
