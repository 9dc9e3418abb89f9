package org.forewarn.alert.casefile.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of cases, whatever somebody put where an id should be. */
final class CaseAddresses {

    private CaseAddresses() {}

    /** @param said what the page is to say; null: nothing */
    static URI of(String caseId, @Nullable Said said) {
        var address = UriComponentsBuilder.fromPath("/desk/cases/{id}");
        if (said != null) {
            address.queryParam("said", said.code());
        }
        return address.encode().buildAndExpand(caseId).toUri();
    }

    /** The same for machines. */
    static URI api(String caseId) {
        return UriComponentsBuilder.fromPath("/v1/desk/cases/{id}")
                .encode()
                .buildAndExpand(caseId)
                .toUri();
    }
}
