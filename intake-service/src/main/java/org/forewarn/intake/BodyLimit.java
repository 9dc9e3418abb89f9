package org.forewarn.intake;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Stops reading a body at its limit, whether or not its length was announced. */
@Configuration(proxyBeanMethods = false)
class BodyLimit implements WebFluxConfigurer {

    private final IntakeProperties properties;

    BodyLimit(IntakeProperties properties) {
        this.properties = properties;
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
        configurer.defaultCodecs().maxInMemorySize(properties.maxBodyBytes());
    }
}
