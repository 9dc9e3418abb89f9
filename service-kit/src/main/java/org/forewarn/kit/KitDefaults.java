package org.forewarn.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Puts {@code defaults.properties} under every other source of properties. */
final class KitDefaults implements EnvironmentPostProcessor {

    private static final ClassPathResource DEFAULTS = new ClassPathResource("defaults.properties", KitDefaults.class);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment.getPropertySources().addLast(new ResourcePropertySource("service-kit", DEFAULTS));
        } catch (IOException e) {
            throw new UncheckedIOException("service-kit is packed without its defaults", e);
        }
    }
}
