package org.forewarn.matching.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be checked. Its {@link #word} is public: it stands in the API, in {@code checks} and in metrics. */
public enum CheckKind {
    PHONE("phone"),
    PLATE("vrm"),
    EMAIL("email"),
    HANDLE("social_handle"),
    MESSAGING_ID("messaging_id"),
    PLATFORM_PROFILE("platform_profile"),
    PAYMENT_ACCOUNT("payment_account"),
    URL("url");

    private final String identifierType;

    CheckKind(String identifierType) {
        this.identifierType = identifierType;
    }

    /** Such as {@code payment_account}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type that a report gives to such an identifier; a plate belongs to a vehicle and has none. */
    String identifierType() {
        return identifierType;
    }

    /** {@code phone} is one, {@code Phone} and {@code address} are none. */
    public static Optional<CheckKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
