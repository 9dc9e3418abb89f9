package org.forewarn.intake.partner;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.forewarn.intake.partner.PartnerAdministration.Addition.Added;
import org.forewarn.intake.partner.PartnerAdministration.Addition.Exists;
import org.forewarn.intake.partner.PartnerAdministration.Addition.Failed;
import org.forewarn.intake.partner.PartnerAdministration.Addition.Malformed;
import org.forewarn.intake.partner.PartnerAdministration.Addition.Rejected;
import org.forewarn.intake.publishing.Publication;
import org.forewarn.intake.publishing.Publisher;
import org.forewarn.intake.reading.Json;
import org.forewarn.intake.reading.Json.Parsed;
import org.forewarn.intake.reading.Reading;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.kit.access.Partners;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import tools.jackson.databind.JsonNode;

/** Adds partners and gives out their keys. What is published, and kept anywhere, is a key's hash. */
final class PartnerAdministration {

    private final Partners partners;
    private final Publisher publisher;
    private final Clock clock;
    private final SecureRandom random;

    /** Added here, but not yet come back from the topic; so that two requests at once do not both add a partner. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    PartnerAdministration(Partners partners, Publisher publisher, Clock clock, SecureRandom random) {
        this.partners = partners;
        this.publisher = publisher;
        this.clock = clock;
        this.random = random;
    }

    /** What became of a partner that was to be added. */
    sealed interface Addition {

        /** The broker has it; every instance of every service honours the key within a second. */
        record Added(String partnerId, ApiKey key) implements Addition {}

        record Malformed(String detail) implements Addition {}

        record Rejected(List<FieldProblem> problems) implements Addition {}

        /** There is one already; it is left as it is. */
        record Exists() implements Addition {}

        record Failed() implements Addition {}
    }

    Addition add(byte[] body) {
        return switch (Json.parse(body)) {
            case Parsed.Malformed(String detail) -> new Malformed(detail);
            case Parsed.Tree(JsonNode document) ->
                switch (PartnerForm.read(document)) {
                    case Reading.Invalid<PartnerForm>(var problems) -> new Rejected(problems);
                    case Reading.Valid<PartnerForm>(PartnerForm form) -> add(form);
                };
        };
    }

    List<ListedPartner> all() {
        return partners.all().stream().map(ListedPartner::of).toList();
    }

    private Addition add(PartnerForm form) {
        String partnerId = form.partnerId();
        underWay.removeIf(id -> partners.find(id).isPresent());
        if (!underWay.add(partnerId)) {
            return new Exists();
        }
        if (partners.find(partnerId).isPresent()) {
            underWay.remove(partnerId);
            return new Exists();
        }
        Addition addition = new Failed();
        try {
            addition = publish(form);
            return addition;
        } finally {
            if (addition instanceof Failed) {
                underWay.remove(partnerId);
            }
        }
    }

    private Addition publish(PartnerForm form) {
        ApiKey key = ApiKey.generate(random);
        return switch (publisher.publish(Topics.PARTNERS, form.partnerId(), partner(form, key)).join()) {
            case Publication.Acknowledged _ -> new Added(form.partnerId(), key);
            case Publication.Unavailable() -> new Failed();
        };
    }

    private Partner partner(PartnerForm form, ApiKey key) {
        var issued = new PartnerKey(
                key.keyId(), key.sha256(), form.scopes(), clock.instant().truncatedTo(ChronoUnit.MILLIS), null, null);
        return new Partner(form.partnerId(), form.name(), List.of(issued));
    }
}
