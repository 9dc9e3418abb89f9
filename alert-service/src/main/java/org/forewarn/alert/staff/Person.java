package org.forewarn.alert.staff;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff as the database has them.
 *
 * @param login of a local account; null: signs in with the provider
 * @param password hashed; null: none yet, or the provider's
 * @param secondStep whether a code is asked for
 * @param signedInAt last; null: never
 */
record Person(
        UUID memberId,
        String name,
        @Nullable String login,
        Set<Role> roles,
        State state,
        @Nullable String password,
        boolean secondStep,
        @Nullable Instant signedInAt) {

    enum State {
        INVITED,
        ACTIVE,
        DISABLED
    }

    boolean isLocal() {
        return login != null;
    }

    /** How the audit names them. */
    String subject() {
        return subject(memberId);
    }

    static String subject(UUID memberId) {
        return "member/" + memberId;
    }

    @Override
    public String toString() {
        return "Person[" + memberId + "]";
    }
}
