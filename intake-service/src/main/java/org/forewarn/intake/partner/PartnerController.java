package org.forewarn.intake.partner;

import java.util.List;
import org.forewarn.intake.IntakeProperties;
import org.forewarn.intake.partner.PartnerAdministration.Addition.Added;
import org.forewarn.intake.partner.PartnerAdministration.Addition.Exists;
import org.forewarn.intake.partner.PartnerAdministration.Addition.Failed;
import org.forewarn.intake.partner.PartnerAdministration.Addition.Malformed;
import org.forewarn.intake.partner.PartnerAdministration.Addition.Rejected;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Partners over HTTP, for the operator. */
@RestController
final class PartnerController {

    private static final byte[] NOTHING = new byte[0];

    private final PartnerAdministration administration;
    private final IntakeProperties properties;

    PartnerController(PartnerAdministration administration, IntakeProperties properties) {
        this.administration = administration;
        this.properties = properties;
    }

    /** @param key the whole key; it is shown here and never again */
    record NewKey(String partnerId, String keyId, String key) {}

    record Listing(List<ListedPartner> partners) {}

    @PostMapping(path = "/v1/partners", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<NewKey> add(
            @WithScope(Scopes.PARTNERS_ADMIN) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        return switch (administration.add(body == null ? NOTHING : body)) {
            case Added(String partnerId, var key) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(new NewKey(partnerId, key.keyId(), key.text()));
            case Malformed(String detail) -> throw Problems.malformed(detail);
            case Rejected(var problems) -> throw Problems.invalid(problems);
            case Exists() -> throw Problems.conflict("There is a partner of this partnerId already.");
            case Failed() ->
                throw Problems.unavailable("The partner could not be stored now. Try again.", properties.retryAfter());
        };
    }

    @GetMapping("/v1/partners")
    ResponseEntity<Listing> list(@WithScope(Scopes.PARTNERS_ADMIN) Caller caller) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Listing(administration.all()));
    }
}
