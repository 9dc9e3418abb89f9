package org.forewarn.intake.form;

import java.time.Clock;
import org.forewarn.intake.IntakeProperties;
import org.forewarn.intake.Secrets;
import org.forewarn.kit.access.Partners;
import org.forewarn.kit.form.Typed;
import org.forewarn.kit.page.FormResolver;
import org.forewarn.kit.page.Pages;
import org.forewarn.kit.page.SameOriginPosts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

@Configuration(proxyBeanMethods = false)
class FormConfiguration {

    /** What the url-encoding of a form makes of a byte at worst: {@code %F0}. */
    private static final int ENCODED_BYTE = 3;

    @Bean
    Sessions formSessions(Partners partners, Secrets secrets, Clock clock, FormProperties properties) {
        return new Sessions(partners, secrets.fingerprint(Sessions.TOKEN_PURPOSE), clock, properties);
    }

    @Bean
    FormPages formPages(Pages pages, Sessions sessions, Secrets secrets, FormProperties properties) {
        var cookies = new Cookies(secrets.fingerprint(Cookies.PURPOSE), properties.https());
        return new FormPages(pages, sessions, cookies, properties);
    }

    @Bean
    Attempts signInAttempts(Clock clock) {
        return new Attempts(clock);
    }

    @Bean
    SameOriginPosts sameOriginPosts() {
        return new SameOriginPosts("/report");
    }

    @Bean
    WebFluxConfigurer typedArguments(IntakeProperties properties) {
        var resolver = new FormResolver<>(Typed.class, properties.maxBodyBytes() * ENCODED_BYTE, Typed::new);
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(resolver);
            }
        };
    }
}
