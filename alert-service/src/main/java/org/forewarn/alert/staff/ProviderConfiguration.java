package org.forewarn.alert.staff;

import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the organisation has a sign-in of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("forewarn.staff.oidc.issuer")
class ProviderConfiguration {

    @Bean
    Provider provider(StaffProperties properties) {
        StaffProperties.Oidc oidc = properties.oidc();
        URI url = properties.url();
        if (oidc == null || url == null) {
            throw new IllegalStateException(
                    "The property forewarn.staff.url is needed with forewarn.staff.oidc: the provider sends people there");
        }
        return new Provider(oidc, url.resolve(ProviderController.BACK));
    }
}
