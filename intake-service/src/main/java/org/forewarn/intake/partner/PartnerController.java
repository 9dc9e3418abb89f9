package org.forewarn.intake.partner;

import java.time.Instant;
import java.util.List;
import org.forewarn.intake.IntakeProperties;
import org.forewarn.intake.partner.PartnerAnswer.Conflict;
import org.forewarn.intake.partner.PartnerAnswer.Failed;
import org.forewarn.intake.partner.PartnerAnswer.Issued;
import org.forewarn.intake.partner.PartnerAnswer.Malformed;
import org.forewarn.intake.partner.PartnerAnswer.NotFound;
import org.forewarn.intake.partner.PartnerAnswer.Rejected;
import org.forewarn.intake.partner.PartnerAnswer.Revoked;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Partners and their keys over HTTP, for the operator. */
@RestController
final class PartnerController {

    private static final byte[] NOTHING = new byte[0];

    private final PartnerAdministration administration;
    private final IntakeProperties properties;

    PartnerController(PartnerAdministration administration, IntakeProperties properties) {
        this.administration = administration;
        this.properties = properties;
    }

    /**
     * @param key the whole key; it is shown here and never again
     * @param partner with all of its keys, so that a rotation shows until when the earlier ones are good
     */
    record NewKey(
            String partnerId,
            String keyId,
            String key,
            List<String> scopes,
            @Nullable Instant expiresAt,
            ListedPartner partner) {}

    record Listing(List<ListedPartner> partners) {}

    @PostMapping(path = "/v1/partners", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> add(
            @WithScope(Scopes.PARTNERS_ADMIN) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        return answer(administration.add(orNothing(body)));
    }

    @GetMapping("/v1/partners")
    ResponseEntity<Listing> list(@WithScope(Scopes.PARTNERS_ADMIN) Caller caller) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Listing(administration.all()));
    }

    /** Without a body, and then without a Content-Type, everything has its default. */
    @PostMapping("/v1/partners/{partnerId}/keys")
    ResponseEntity<Object> rotate(
            @WithScope(Scopes.PARTNERS_ADMIN) Caller caller,
            @PathVariable String partnerId,
            @RequestBody(required = false) byte @Nullable [] body) {
        return answer(administration.rotate(partnerId, orNothing(body)));
    }

    @DeleteMapping("/v1/partners/{partnerId}/keys/{keyId}")
    ResponseEntity<Object> revoke(
            @WithScope(Scopes.PARTNERS_ADMIN) Caller caller,
            @PathVariable String partnerId,
            @PathVariable String keyId) {
        return answer(administration.revoke(partnerId, keyId));
    }

    @DeleteMapping("/v1/partners/{partnerId}")
    ResponseEntity<Object> revokeAll(@WithScope(Scopes.PARTNERS_ADMIN) Caller caller, @PathVariable String partnerId) {
        return answer(administration.revokeAll(partnerId));
    }

    private static byte[] orNothing(byte @Nullable [] body) {
        return body == null ? NOTHING : body;
    }

    private ResponseEntity<Object> answer(PartnerAnswer answer) {
        return switch (answer) {
            case Issued(var key, var scopes, var expiresAt, var partner) ->
                noStore(
                        HttpStatus.CREATED,
                        new NewKey(partner.partnerId(), key.keyId(), key.text(), scopes, expiresAt, partner));
            case Revoked(ListedPartner partner) -> noStore(HttpStatus.OK, partner);
            case Malformed(String detail) -> throw Problems.malformed(detail);
            case Rejected(var problems) -> throw Problems.invalid(problems);
            case Conflict(String detail) -> throw Problems.conflict(detail);
            case NotFound(String detail) -> throw Problems.notFound(detail);
            case Failed() ->
                throw Problems.unavailable(
                        "The change could not be stored now. Try again; see the list of partners for what there is.",
                        properties.retryAfter());
        };
    }

    private static ResponseEntity<Object> noStore(HttpStatus status, Object body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
