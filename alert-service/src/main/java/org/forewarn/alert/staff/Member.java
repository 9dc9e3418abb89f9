package org.forewarn.alert.staff;

import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.audit.Actor;

/**
 * A member of staff who is signed in.
 *
 * @param name as colleagues see it
 * @param token of this page: goes back with every form as {@code token}
 */
public record Member(UUID memberId, String name, Set<Role> roles, String token) {

    public Member {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The same for the audit. */
    public Actor actor() {
        return Actor.member(memberId);
    }
}
