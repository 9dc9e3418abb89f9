package org.forewarn.alert.feed.webhook;

import java.time.Clock;
import java.time.Instant;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Partners;
import org.forewarn.kit.access.Scopes;
import org.springframework.stereotype.Component;

/** Whether an organisation still has a key that may read warnings: who has none any more is not told either. */
@Component
class Access {

    private final Partners partners;
    private final Clock clock;

    Access(Partners partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    boolean mayRead(String partnerId) {
        Instant now = clock.instant();
        return partnerId.equals(Caller.OPERATOR)
                || partners.find(partnerId).stream()
                        .flatMap(partner -> partner.getKeys().stream())
                        .anyMatch(key ->
                                Partners.isValid(key, now) && key.getScopes().contains(Scopes.WARNINGS_READ));
    }
}
