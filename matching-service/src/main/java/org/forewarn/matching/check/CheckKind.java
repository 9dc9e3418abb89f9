package org.forewarn.matching.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be checked. Its {@link #word} is public: it stands in the API, in {@code checks} and in metrics. */
public enum CheckKind {
    PHONE("phone", "phone"),
    PLATE("vrm", "plate_folded"),
    EMAIL("email", "email"),
    /** Under the same name on any platform. */
    HANDLE("social_handle", "handle"),
    /** Most messengers are known by a phone number or an address: who has one has the other. */
    MESSAGING_ID("messaging_id", "phone", "email", "handle"),
    PLATFORM_PROFILE("platform_profile", "platform_profile"),
    PAYMENT_ACCOUNT("payment_account", "payment_account", "phone", "email"),
    URL("url", "url");

    private final String identifierType;
    private final List<String> attributes;

    CheckKind(String identifierType, String... attributes) {
        this.identifierType = identifierType;
        this.attributes = List.of(attributes);
    }

    /** Such as {@code payment_account}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type that a report gives to such an identifier; a plate belongs to a vehicle and has none. */
    String identifierType() {
        return identifierType;
    }

    /** Which attributes of a report it is looked for among. */
    List<String> attributes() {
        return attributes;
    }

    /** {@code phone} is one, {@code Phone} and {@code address} are none. */
    public static Optional<CheckKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
