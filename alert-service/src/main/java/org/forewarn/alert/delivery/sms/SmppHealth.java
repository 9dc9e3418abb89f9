package org.forewarn.alert.delivery.sms;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the carrier is bound to. Shown as component {@code smpp}; no part of readiness, because cases, e-mail and the
 * desk go on without it and texts wait.
 */
@Component("smppHealthIndicator")
class SmppHealth implements HealthIndicator {

    private final SmppLink link;

    SmppHealth(SmppLink link) {
        this.link = link;
    }

    @Override
    public Health health() {
        return (link.session() == null ? Health.down() : Health.up()).build();
    }
}
