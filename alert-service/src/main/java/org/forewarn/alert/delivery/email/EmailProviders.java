package org.forewarn.alert.delivery.email;

import java.time.Clock;
import java.util.List;
import org.forewarn.alert.delivery.Provider;
import org.forewarn.alert.delivery.ProviderSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The carriers of mails as they are configured. */
@Component
class EmailProviders implements ProviderSource, DisposableBean {

    private final List<SmtpProvider> providers;

    EmailProviders(EmailProperties properties, Clock clock) {
        this.providers = properties.providers().stream()
                .map(each -> new SmtpProvider(each, new SmtpPool(each.smtp(), clock), clock))
                .toList();
    }

    @Override
    public List<Provider> providers() {
        return List.copyOf(providers);
    }

    @Scheduled(fixedDelayString = "PT5S")
    void endIdle() {
        providers.forEach(SmtpProvider::endIdle);
    }

    @Override
    public void destroy() {
        providers.forEach(SmtpProvider::close);
    }
}
