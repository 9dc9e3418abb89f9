package org.forewarn.intake.partner;

import java.util.List;
import org.forewarn.intake.reading.Agreement;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PartnerSchemaTest {

    private static final ObjectNode PARTNER = object("""
            {"partnerId": "rose-house", "name": "Rose House", "scopes": ["reports:write"], "expiresInDays": 365}""");

    private static final ObjectNode ROTATION = object("""
            {"scopes": ["reports:write", "check"], "expiresInDays": 365, "overlapHours": 24}""");

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    @Test
    void theFormAndItsSchemaTakeTheSamePartners() {
        new Agreement(PartnerForm.schema(), PartnerForm::read).holdsFor(List.of(PARTNER));
    }

    @Test
    void theFormAndItsSchemaTakeTheSameRotations() {
        new Agreement(RotationForm.schema(), RotationForm::read).holdsFor(List.of(ROTATION));
    }
}
