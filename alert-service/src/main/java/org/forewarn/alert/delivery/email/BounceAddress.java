package org.forewarn.alert.delivery.email;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forewarn.alert.delivery.email.EmailProperties.EmailProviderProperties;

/**
 * Where mail servers send what could not be delivered: an address of its own for each message, so that a bounce says which
 * message it is about, however the server words it (Bernstein's variable envelope return paths).
 * {@code bounces@example.org} becomes {@code bounces+<dispatchId>@example.org}.
 */
final class BounceAddress {

    private static final Pattern DISPATCH =
            Pattern.compile("\\+([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@");

    private BounceAddress() {}

    static String of(EmailProviderProperties properties, UUID dispatchId) {
        String address = properties.bounceAddress();
        if (address == null) {
            return properties.sender();
        }
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + "+" + dispatchId + address.substring(at);
    }

    /** Which message a bounce to this address is about. */
    static Optional<UUID> dispatchId(String address) {
        Matcher found = DISPATCH.matcher(address.toLowerCase(Locale.ROOT));
        return found.find() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
    }
}
