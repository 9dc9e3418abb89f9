package org.forewarn.matching.enrichment;

import java.util.Locale;
import org.forewarn.kit.identifier.Accounts;
import org.forewarn.kit.identifier.Addresses;
import org.forewarn.kit.identifier.Emails;
import org.forewarn.kit.identifier.Phones;
import org.forewarn.matching.linkage.Features;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Suspect;

/**
 * What a report is compared by: the values of each {@link Attribute}. Everything is made from the facts, so that facts
 * stay small where they are kept and sent; the same facts always give the same features.
 */
public final class ReportFeatures {

    private ReportFeatures() {}

    public static Features of(ReportFacts facts) {
        var features = new FeatureList();
        facts.getIdentifiers().forEach(identifier -> describe(identifier, features));
        facts.getVehicles().forEach(vehicle -> Vehicles.describe(vehicle, features));
        for (Suspect suspect : facts.getSuspects()) {
            suspect.getNames().forEach(name -> Names.describe(name, features));
            Appearance.describe(suspect, features);
        }
        Whereabouts.describe(facts, features);
        Spans.describe(facts, features);
        Conduct.describe(facts, features);
        return features.features();
    }

    private static void describe(NormalisedIdentifier identifier, FeatureList features) {
        if (identifier.getPartial()) {
            if (identifier.getType().equals("phone")) {
                features.add(Attribute.PHONE_TAIL, new Partial(identifier.getValue()).phoneTail());
            }
            return;
        }
        String value = identifier.getValue();
        switch (identifier.getType()) {
            case "phone" -> phone(value, features);
            case "email" -> email(value, features);
            case "social_handle" -> features.add(Attribute.HANDLE, Accounts.acrossPlatforms(value));
            case "platform_profile" ->
                Addresses.userName(value)
                        .ifPresent(name -> features.add(Attribute.HANDLE, Accounts.acrossPlatforms(name)));
            case "messaging_id" -> messagingId(value, features);
            case "payment_account" -> payment(value, features);
            case "url" -> {
                features.add(Attribute.URL, value);
                Addresses.userName(value.toLowerCase(Locale.ROOT))
                        .ifPresent(name -> features.add(Attribute.HANDLE, Accounts.acrossPlatforms(name)));
            }
            default -> {}
        }
        // the attributes of the model exact-1, which has one for each of these types
        switch (identifier.getType()) {
            case "social_handle", "platform_profile", "messaging_id" -> features.add(identifier.getType(), value);
            default -> {}
        }
    }

    private static void phone(String value, FeatureList features) {
        features.add(Attribute.PHONE, value);
        features.add(Attribute.PHONE_TAIL, Phones.tail(value));
    }

    private static void email(String value, FeatureList features) {
        features.add(Attribute.EMAIL, value);
        features.add(Attribute.EMAIL_LOCAL, Emails.local(value));
    }

    private static void messagingId(String value, FeatureList features) {
        if (value.startsWith("+")) {
            phone(value, features);
        } else if (value.indexOf('@') > 0) {
            email(value, features);
        } else {
            features.add(Attribute.HANDLE, Accounts.acrossPlatforms(value));
        }
    }

    private static void payment(String value, FeatureList features) {
        features.add(Attribute.PAYMENT_ACCOUNT, value);
        if (value.indexOf('@') > 0) {
            email(value, features);
        } else if (value.startsWith("+")) {
            phone(value, features);
        } else {
            Addresses.userName(value).ifPresent(name -> features.add(Attribute.HANDLE, Accounts.acrossPlatforms(name)));
        }
    }
}
