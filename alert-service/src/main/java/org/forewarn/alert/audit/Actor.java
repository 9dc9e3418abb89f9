package org.forewarn.alert.audit;

import java.util.UUID;

/**
 * Who did it.
 *
 * @param id of a member of staff the member's id, of a key {@code partnerId/keyId}, of the suite {@code system}; never a
 *     name
 */
public record Actor(Kind kind, String id) {

    /** The suite itself, by its configuration or a deadline. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "system");

    /** What kind of actor. */
    public enum Kind {
        STAFF,
        KEY,
        SYSTEM
    }

    public static Actor member(UUID memberId) {
        return new Actor(Kind.STAFF, memberId.toString());
    }

    public static Actor key(String partnerId, String keyId) {
        return new Actor(Kind.KEY, partnerId + "/" + keyId);
    }
}
