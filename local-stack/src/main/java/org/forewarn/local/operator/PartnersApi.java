package org.forewarn.local.operator;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** The administration of partners, over HTTP. */
final class PartnersApi implements AutoCloseable {

    private static final String PARTNERS = "/v1/partners";

    private final ServiceApi intake;

    PartnersApi(URI service, String key) {
        this.intake = new ServiceApi(service, key, "intake service", "partner list");
    }

    Reply add(JsonNode partner) {
        return intake.post(PARTNERS, partner.toString());
    }

    Reply rotate(String partnerId, JsonNode rotation) {
        return intake.post(one(partnerId) + "/keys", rotation.toString());
    }

    Reply revoke(String partnerId, String keyId) {
        return intake.delete(one(partnerId) + "/keys/" + ServiceApi.segment(keyId));
    }

    Reply revokeAll(String partnerId) {
        return intake.delete(one(partnerId));
    }

    Reply list() {
        return intake.get(PARTNERS);
    }

    @Override
    public void close() {
        intake.close();
    }

    private static String one(String partnerId) {
        return PARTNERS + "/" + ServiceApi.segment(partnerId);
    }
}
