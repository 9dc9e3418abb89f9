package org.forewarn.alert.delivery;

import java.util.Map;
import java.util.TreeMap;
import org.forewarn.schemas.event.Channel;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The providers, as component {@code providers} of health: each with what part of its weight it has, and why it was left.
 * Down when a channel has none that can be used; no part of readiness, because cases, the desk and the other channel go on
 * and messages wait.
 */
@Component("providersHealthIndicator")
class ProvidersHealth implements HealthIndicator {

    private final ProviderBank providers;

    ProvidersHealth(ProviderBank providers) {
        this.providers = providers;
    }

    @Override
    public Health health() {
        boolean served = true;
        for (Channel channel : providers.channels()) {
            served &= providers.of(channel).usable();
        }
        return (served ? Health.up() : Health.down()).withDetails(details()).build();
    }

    private Map<String, Object> details() {
        var details = new TreeMap<String, Object>();
        providers.all().forEach((name, gateway) -> {
            var of = new TreeMap<String, Object>();
            of.put("channel", Words.of(gateway.terms().channel()));
            of.put("ready", gateway.ready());
            of.put("share", gateway.health().share());
            var cause = gateway.health().cause();
            if (cause != null) {
                of.put("left", Words.of(cause));
            }
            details.put(name, of);
        });
        return details;
    }
}
