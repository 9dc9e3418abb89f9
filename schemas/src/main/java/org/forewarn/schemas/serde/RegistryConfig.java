package org.forewarn.schemas.serde;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The serde's settings, under the names that Confluent's serializer has, so that either can be configured in.
 *
 * @param urls {@code schema.registry.url}: one or more base URLs, comma separated; required
 * @param autoRegister {@code auto.register.schemas}: register a new schema on first use; default true
 * @param specificReader {@code specific.avro.reader}: read into generated classes; default true here (Confluent: false)
 * @param userInfo {@code basic.auth.user.info} as {@code user:password} when {@code basic.auth.credentials.source} is
 *     {@code USER_INFO}
 * @param timeout {@code schema.registry.timeout.ms}: how long a call may be repeated while the registry is away
 */
record RegistryConfig(
        List<String> urls,
        boolean autoRegister,
        boolean specificReader,
        @Nullable String userInfo,
        Duration timeout) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    static RegistryConfig from(Map<String, ?> configs) {
        String urls = text(configs, "schema.registry.url", "");
        if (urls.isBlank()) {
            throw new ConfigException("schema.registry.url is missing");
        }
        boolean userInfo = "USER_INFO".equals(text(configs, "basic.auth.credentials.source", ""));
        return new RegistryConfig(
                Arrays.stream(urls.split(","))
                        .map(String::strip)
                        .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                        .toList(),
                Boolean.parseBoolean(text(configs, "auto.register.schemas", "true")),
                Boolean.parseBoolean(text(configs, "specific.avro.reader", "true")),
                userInfo ? text(configs, "basic.auth.user.info", "") : null,
                Duration.ofMillis(Long.parseLong(
                        text(configs, "schema.registry.timeout.ms", String.valueOf(DEFAULT_TIMEOUT.toMillis())))));
    }

    private static String text(Map<String, ?> configs, String name, String otherwise) {
        Object value = configs.get(name);
        return value == null ? otherwise : value.toString();
    }
}
