package org.forewarn.intake.partner;

import java.time.Duration;
import java.util.List;
import org.forewarn.intake.reading.Fields;
import org.forewarn.intake.reading.Numbers;
import org.forewarn.intake.reading.Rule;
import org.forewarn.intake.reading.Words;
import org.forewarn.kit.access.Scopes;
import org.jspecify.annotations.Nullable;

/** The fields of a form that describe a new key. */
final class KeyFields {

    static final String SCOPES = "scopes";

    private static final Rule<String> SCOPE = Words.among(List.copyOf(Scopes.SENTENCES.keySet()));

    /** Ten years: longer than anybody remembers that there is an end. */
    private static final Rule<Integer> EXPIRES_IN_DAYS = Numbers.whole(1, 3_650);

    private KeyFields() {}

    static List<String> requiredScopes(Fields in) {
        return in.requiredList(SCOPES, Scopes.ALL.size(), SCOPE).stream()
                .distinct()
                .toList();
    }

    /** @return null: not said */
    static @Nullable List<String> scopes(Fields in) {
        List<String> scopes = in.optionalList(SCOPES, Scopes.ALL.size(), SCOPE);
        return scopes == null ? null : scopes.stream().distinct().toList();
    }

    /** @return null: for good */
    static @Nullable Duration expiresIn(Fields in) {
        Integer days = in.optional("expiresInDays", EXPIRES_IN_DAYS);
        return days == null ? null : Duration.ofDays(days);
    }
}
