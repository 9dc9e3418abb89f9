package org.forewarn.alert.feed.webhook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    AddressPolicy webhookAddresses(WebhookProperties properties) {
        return new AddressPolicy(properties.deniedNetworks(), properties.loopback());
    }

    @Bean
    HookClient hookClient(AddressPolicy addresses, WebhookProperties properties) {
        return new HookClient(HookClient::system, addresses, properties.timeout(), null);
    }
}
