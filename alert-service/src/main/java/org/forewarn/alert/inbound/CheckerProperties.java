package org.forewarn.alert.inbound;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where texts that ask about a number are answered from. Checked here and not by bean validation, whose messages quote what
 * they refuse.
 *
 * @param url of matching-service
 * @param key an API key with the scope {@code check}, for this service alone; null: nobody can ask by text
 * @param within how long an answer is waited for, each of {@link Checker#TRIES} times
 */
@ConfigurationProperties("forewarn.checker")
record CheckerProperties(
        @DefaultValue("http://localhost:18082") URI url,
        @Nullable String key,
        @DefaultValue("3s") Duration within) {

    @Override
    public String toString() {
        return "CheckerProperties[" + url + "]";
    }
}
