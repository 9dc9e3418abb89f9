package org.forewarn.intake.partner;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.forewarn.intake.partner.PartnerAnswer.Conflict;
import org.forewarn.intake.partner.PartnerAnswer.Failed;
import org.forewarn.intake.partner.PartnerAnswer.Issued;
import org.forewarn.intake.partner.PartnerAnswer.Malformed;
import org.forewarn.intake.partner.PartnerAnswer.NotFound;
import org.forewarn.intake.partner.PartnerAnswer.Rejected;
import org.forewarn.intake.partner.PartnerAnswer.Revoked;
import org.forewarn.intake.publishing.ExclusiveTable;
import org.forewarn.intake.publishing.ExclusiveTable.Change;
import org.forewarn.intake.publishing.ExclusiveTable.Change.Keep;
import org.forewarn.intake.publishing.ExclusiveTable.Change.Put;
import org.forewarn.intake.publishing.ExclusiveTable.Outcome.Done;
import org.forewarn.intake.publishing.ExclusiveTable.Outcome.Unavailable;
import org.forewarn.intake.reading.Json;
import org.forewarn.intake.reading.Json.Parsed;
import org.forewarn.intake.reading.Reading;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.kit.access.Partners;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Adds partners, gives out their keys and takes them away. What is published, and kept anywhere, is a key's hash. One
 * change is made at a time, whichever instance is asked, so that none is lost.
 */
final class PartnerAdministration {

    /** After a change, until this instance's own table has it: so that the operator's next request sees it. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

    private static final NotFound NO_PARTNER = new NotFound("There is no partner of this partnerId.");

    private final Partners partners;
    private final ExclusiveTable<Partner> table;
    private final Clock clock;
    private final SecureRandom random;

    PartnerAdministration(Partners partners, ExclusiveTable<Partner> table, Clock clock, SecureRandom random) {
        this.partners = partners;
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    PartnerAnswer add(byte[] body) {
        return switch (Json.parse(body)) {
            case Parsed.Malformed(String detail) -> new Malformed(detail);
            case Parsed.Tree(JsonNode document) ->
                switch (PartnerForm.read(document)) {
                    case Reading.Invalid<PartnerForm>(var problems) -> new Rejected(problems);
                    case Reading.Valid<PartnerForm>(PartnerForm form) -> add(form);
                };
        };
    }

    /** @param body may be empty: all that can be said of a rotation has a default */
    PartnerAnswer rotate(String partnerId, byte[] body) {
        Parsed parsed = body.length == 0 ? new Parsed.Tree(JsonNodeFactory.instance.objectNode()) : Json.parse(body);
        return switch (parsed) {
            case Parsed.Malformed(String detail) -> new Malformed(detail);
            case Parsed.Tree(JsonNode document) ->
                switch (RotationForm.read(document)) {
                    case Reading.Invalid<RotationForm>(var problems) -> new Rejected(problems);
                    case Reading.Valid<RotationForm>(RotationForm form) -> rotate(partnerId, form);
                };
        };
    }

    PartnerAnswer revoke(String partnerId, String keyId) {
        return change(
                partnerId,
                (ring, now) -> ring.has(keyId)
                        ? revoked(ring, ring.revoked(keyId))
                        : new Keep<>(new NotFound("This partner has no key of this keyId.")));
    }

    PartnerAnswer revokeAll(String partnerId) {
        return change(partnerId, (ring, now) -> revoked(ring, ring.revokedWhole()));
    }

    List<ListedPartner> all() {
        Instant now = clock.instant();
        return partners.all().stream()
                .map(partner -> ListedPartner.of(partner, now))
                .toList();
    }

    private PartnerAnswer add(PartnerForm form) {
        ApiKey key = ApiKey.generate(random);
        return change(rows -> {
            if (rows.containsKey(form.partnerId())) {
                return new Keep<>(new Conflict("There is a partner of this partnerId already."));
            }
            Instant now = now();
            var empty = new KeyRing(new Partner(form.partnerId(), form.name(), List.of()), now);
            return issued(empty, key, form.scopes(), form.expiresIn(), Duration.ZERO);
        });
    }

    private PartnerAnswer rotate(String partnerId, RotationForm form) {
        ApiKey key = ApiKey.generate(random);
        return change(partnerId, (ring, now) -> {
            List<String> scopes = form.scopes() != null
                    ? form.scopes()
                    : ring.newestValid().map(PartnerKey::getScopes).orElse(List.of());
            if (scopes.isEmpty()) {
                return new Keep<>(new Rejected(List.of(new FieldProblem(
                        "/scopes",
                        "required",
                        "Give the scopes: this partner has no valid key whose scopes could be taken."))));
            }
            if (!form.overlap().isZero() && ring.valid().size() >= KeyRing.MAX_VALID) {
                return new Keep<>(new Conflict(
                        "This partner has %d valid keys already; revoke one first.".formatted(KeyRing.MAX_VALID)));
            }
            return issued(ring, key, scopes, form.expiresIn(), form.overlap());
        });
    }

    private static Change<Partner, PartnerAnswer> issued(
            KeyRing ring, ApiKey key, List<String> scopes, @Nullable Duration expiresIn, Duration overlap) {
        Instant expires = expiresIn == null ? null : ring.now().plus(expiresIn);
        var added = new PartnerKey(key.keyId(), key.sha256(), List.copyOf(scopes), ring.now(), expires, null);
        Partner changed = ring.rotated(added, overlap);
        return new Put<>(
                changed.getPartnerId(),
                changed,
                new Issued(key, List.copyOf(scopes), expires, ListedPartner.of(changed, ring.now())));
    }

    private static Change<Partner, PartnerAnswer> revoked(KeyRing ring, Partner changed) {
        var answer = new Revoked(ListedPartner.of(changed, ring.now()));
        return changed.equals(ring.partner()) ? new Keep<>(answer) : new Put<>(changed.getPartnerId(), changed, answer);
    }

    private PartnerAnswer change(
            String partnerId, BiFunction<KeyRing, Instant, Change<Partner, PartnerAnswer>> decide) {
        return change(rows -> {
            Partner partner = rows.get(partnerId);
            Instant now = now();
            return partner == null ? new Keep<>(NO_PARTNER) : decide.apply(new KeyRing(partner, now), now);
        });
    }

    private PartnerAnswer change(Function<Map<String, Partner>, Change<Partner, PartnerAnswer>> decide) {
        return switch (table.change(decide)) {
            case Done<PartnerAnswer>(PartnerAnswer answer, long offset) -> {
                awaitSeen(offset);
                yield answer;
            }
            case Unavailable<PartnerAnswer>() -> new Failed();
        };
    }

    /** It is stored whether or not it is seen here in time. */
    private void awaitSeen(long offset) {
        try {
            partners.await(offset, SEEN_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
