package org.forewarn.intake.partner;

import java.time.Instant;
import java.util.List;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.kit.problem.FieldProblem;
import org.jspecify.annotations.Nullable;

/** What became of something that was asked of the administration. */
sealed interface PartnerAnswer {

    /**
     * The broker has it; every instance of every service honours the key within a second.
     *
     * @param key the only place where all of it ever is
     * @param expiresAt null: never
     * @param partner with the new key
     */
    record Issued(ApiKey key, List<String> scopes, @Nullable Instant expiresAt, ListedPartner partner)
            implements PartnerAnswer {}

    /** The broker has it; every instance of every service refuses the keys within a second. */
    record Revoked(ListedPartner partner) implements PartnerAnswer {}

    record Malformed(String detail) implements PartnerAnswer {}

    record Rejected(List<FieldProblem> problems) implements PartnerAnswer {}

    /** It does not fit what is there, which is left as it is. */
    record Conflict(String detail) implements PartnerAnswer {}

    record NotFound(String detail) implements PartnerAnswer {}

    /** It is not known to be stored; asking again is safe. */
    record Failed() implements PartnerAnswer {}
}
