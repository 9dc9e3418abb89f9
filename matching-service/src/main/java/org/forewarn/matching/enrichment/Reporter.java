package org.forewarn.matching.enrichment;

import java.util.HashSet;
import java.util.Set;
import org.forewarn.kit.identifier.Accounts;
import org.forewarn.kit.identifier.Addresses;
import org.forewarn.kit.identifier.Emails;
import org.forewarn.kit.identifier.Phones;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known to be the reporter's own, so that it never becomes a suspect's: the safe contact and the pseudonym, as a
 * phone, an e-mail address and a user name. Lives as long as its report is read.
 */
final class Reporter {

    static final Reporter UNKNOWN = new Reporter(Set.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Normalised, each with its kind before it. */
    private final Set<String> own;

    private Reporter(Set<String> own) {
        this.own = own;
    }

    /** @param json the sealed field {@code reporter}, as intake writes it; what is no JSON says nothing */
    static Reporter of(String json) {
        try {
            JsonNode reporter = JSON.readTree(json);
            Set<String> own = new HashSet<>();
            add(text(reporter.path("safeContact").path("value")), own);
            add(text(reporter.path("pseudonym")), own);
            return new Reporter(own);
        } catch (JacksonException e) {
            return UNKNOWN;
        }
    }

    boolean owns(NormalisedIdentifier identifier) {
        String value = identifier.getValue();
        return switch (identifier.getType()) {
            case "phone" -> own.contains(phone(identifier.getPartial() ? tail(value) : Phones.tail(value)));
            case "email" -> own.contains(email(value));
            case "messaging_id", "payment_account" ->
                own.contains(
                        value.startsWith("+")
                                ? phone(Phones.tail(value))
                                : value.indexOf('@') > 0 ? email(value) : handle(value));
            case "social_handle" -> own.contains(handle(value));
            case "platform_profile" ->
                Addresses.userName(value)
                        .map(name -> own.contains(handle(name)))
                        .orElse(false);
            default -> false;
        };
    }

    private static void add(@Nullable String given, Set<String> own) {
        if (given != null) {
            Phones.e164(given).ifPresent(number -> own.add(phone(Phones.tail(number))));
            Emails.folded(given).ifPresent(address -> own.add(email(address)));
            // a pseudonym of two words is one word where she signs up
            Accounts.handle(given.replaceAll("\\s", "")).ifPresent(name -> own.add(handle(name)));
        }
    }

    private static String tail(String partial) {
        String tail = new Partial(partial).phoneTail();
        return tail == null ? "" : tail;
    }

    private static String phone(String tail) {
        return "phone:" + tail;
    }

    private static String email(String folded) {
        return "email:" + folded;
    }

    private static String handle(String handle) {
        return "handle:" + Accounts.acrossPlatforms(handle);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }
}
