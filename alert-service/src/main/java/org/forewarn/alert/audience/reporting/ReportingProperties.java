package org.forewarn.alert.audience.reporting;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where members' reports go. Checked here and not by bean validation, whose messages quote what they refuse.
 *
 * @param url of intake-service
 * @param key an API key with the scope {@code reports:write}, for this service alone; null: members cannot report
 * @param within how long an answer is waited for; a little longer than intake itself waits for its broker
 * @param perHour reports that one person may send within an hour, and changes that may be made to one report
 * @param copyKept how long a report can be added to; taken back it can be at any time
 */
@ConfigurationProperties("forewarn.reporting")
public record ReportingProperties(
        @DefaultValue("http://localhost:18080") URI url,
        @Nullable String key,
        @DefaultValue("8s") Duration within,
        @DefaultValue("10") int perHour,
        @DefaultValue("365d") Duration copyKept) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_PER_HOUR = 1_000;

    public ReportingProperties {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        check(web && url.getHost() != null, "forewarn.reporting.url is no http or https address");
        check(
                within.isPositive() && within.compareTo(LONGEST_WAIT) <= 0,
                "forewarn.reporting.within is not above 0 and at most 30 seconds");
        check(perHour >= 1 && perHour <= MOST_PER_HOUR, "forewarn.reporting.per-hour is not from 1 to 1000");
        check(copyKept.isPositive(), "forewarn.reporting.copy-kept is not above 0");
        key = key == null || key.isBlank() ? null : key.strip();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override
    public String toString() {
        return "ReportingProperties[" + url + "]";
    }
}
