package org.forewarn.alert.casefile;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.kit.identifier.Accounts;
import org.forewarn.kit.identifier.Addresses;
import org.forewarn.kit.identifier.NormalForm;
import org.forewarn.kit.identifier.PlateSpelling;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.sealing.Fingerprint;

/**
 * What a case is found by: keyed hashes of its whole identifiers, so that who reads the index, or a copy of it, learns no
 * number. What is typed is read as every type of identifier that it can be, because who searches need not say which.
 */
final class SearchKeys {

    /** What its fingerprints are for; the same value has another one in matching. */
    static final String PURPOSE = "desk-search";

    /** A case has some dozens of identifiers; more than this are a list, and each costs a row. */
    private static final int MAX_KEYS = 500;

    private static final int BITS = 128;
    private static final String EXTENSION = ";ext=";

    /** Types by which something typed is read, beside a plate. */
    private static final Set<String> TYPES = Set.of(
            "phone", "email", "social_handle", "messaging_id", "payment_account", "platform_profile", "url", "address");

    private final Fingerprint fingerprint;

    SearchKeys(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    Set<String> of(Case state) {
        var keys = new TreeSet<String>();
        for (ReportFacts report : state.getReports()) {
            for (NormalisedIdentifier identifier : report.getIdentifiers()) {
                if (!identifier.getPartial()) {
                    add(keys, identifier.getType(), identifier.getValue());
                }
            }
            for (NormalisedVehicle vehicle : report.getVehicles()) {
                String plate = vehicle.getPlate();
                if (plate != null && !vehicle.getPartial()) {
                    keys.add(plateKey(plate));
                }
            }
            if (keys.size() > MAX_KEYS) {
                break;
            }
        }
        return keys;
    }

    /** Every key that something typed can have. */
    Set<String> of(String typed) {
        var keys = new TreeSet<String>();
        for (String type : TYPES) {
            NormalForm.of(type, typed).ifPresent(value -> add(keys, type, value));
        }
        PlateSpelling.compact(typed).ifPresent(plate -> keys.add(plateKey(plate)));
        return keys;
    }

    private void add(Set<String> keys, String type, String value) {
        keys.add(key(value));
        int extension = value.indexOf(EXTENSION);
        if (extension > 0) {
            keys.add(key(value.substring(0, extension)));
        }
        name(type, value).map(Accounts::acrossPlatforms).ifPresent(name -> keys.add(key("name:" + name)));
    }

    /** The user name in a handle or the address of a profile. */
    private static Optional<String> name(String type, String value) {
        return switch (type) {
            case "social_handle", "messaging_id" ->
                value.startsWith("+") || value.contains("@") ? Optional.empty() : Optional.of(value);
            case "platform_profile", "url" -> Addresses.userName(value);
            default -> Optional.empty();
        };
    }

    private String plateKey(String plate) {
        return key("plate:" + PlateSpelling.folded(plate));
    }

    private String key(String value) {
        return fingerprint.of(value, BITS);
    }
}
