package org.forewarn.alert.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Severity;

/** Reports to test with. */
final class Cases {

    static final District LEEDS = new District("LS2", "Leeds", "Leeds", 53.801, -1.548);
    /** Some 270 km from Leeds. */
    static final District BRISTOL = new District("BS1", "Bristol", "City of Bristol", 51.453, -2.594);

    static final Instant NOW = Instant.parse("2026-03-06T09:00:00Z");
    static final District BRADFORD = new District("BD1", "Bradford", "Bradford", 53.795, -1.752);

    private Cases() {}

    static CaseFacts of(Report... reports) {
        return new CaseFacts(
                "case", List.of(reports).stream().map(Report::build).toList());
    }

    static Report report(String id) {
        return new Report(id);
    }

    /** A report that is enough for a warning, until told otherwise. */
    static final class Report {

        private final String id;
        private String partner = "charity-a";
        private AlertConsent consent = AlertConsent.AREA;
        private int escrow;
        private int linked;
        private List<String> types = List.of("robbery");
        private Instant from = Instant.parse("2026-03-05T22:00:00Z");
        private District district = LEEDS;
        private final List<Identifier> identifiers = new ArrayList<>();
        private final List<Vehicle> vehicles = new ArrayList<>();
        private final List<Description> suspects = new ArrayList<>();
        private List<String> moTags = List.of();
        private Severity severity = Severity.SEVERE;
        private boolean firsthand = true;
        private List<String> names = List.of();

        private Report(String id) {
            this.id = id;
        }

        Report partner(String partnerId) {
            partner = partnerId;
            return this;
        }

        Report consent(AlertConsent given) {
            consent = given;
            return this;
        }

        Report escrow(int minMatches, int linkedReports) {
            escrow = minMatches;
            linked = linkedReports;
            return this;
        }

        Report types(String... words) {
            types = List.of(words);
            return this;
        }

        Report from(String instant) {
            from = Instant.parse(instant);
            return this;
        }

        Report at(District place) {
            district = place;
            return this;
        }

        @SuppressWarnings("NullAway") // the builder's field stands for a nullable one
        Report nowhere() {
            district = null;
            return this;
        }

        Report phone(String e164) {
            return identifier("phone", e164);
        }

        Report identifier(String type, String value) {
            identifiers.add(new Identifier(type, value, false, "seen"));
            return this;
        }

        Report identifier(Identifier identifier) {
            identifiers.add(identifier);
            return this;
        }

        Report vehicle(Vehicle vehicle) {
            vehicles.add(vehicle);
            return this;
        }

        Report suspect(Description description) {
            suspects.add(description);
            return this;
        }

        Report mo(String... tags) {
            moTags = List.of(tags);
            return this;
        }

        Report hearsay() {
            firsthand = false;
            return this;
        }

        Report named(String... words) {
            names = List.of(words);
            return this;
        }

        Report severity(Severity value) {
            severity = value;
            return this;
        }

        CaseReport build() {
            return new CaseReport(
                    id,
                    partner,
                    consent,
                    escrow,
                    linked,
                    types,
                    from,
                    district,
                    identifiers,
                    vehicles,
                    suspects,
                    moTags,
                    severity,
                    from,
                    firsthand,
                    names);
        }
    }
}
