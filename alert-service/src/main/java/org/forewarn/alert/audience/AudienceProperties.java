package org.forewarn.alert.audience;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The pages on which people join, manage and leave.
 *
 * @param url where phones reach them, {@code https://warn.example.org}: the beginning of the link in every message, so short is
 *     good. With {@code https}, cookies are marked to travel no other way
 * @param countries calling codes to which texts may be sent: each one more is a door for those who earn by texts to dear numbers
 * @param codesPerAddress codes that are sent to one address within an hour
 * @param codesPerVisitor codes that one network may ask for within an hour; phones of one company share networks
 * @param codesPerHour codes that are sent within an hour altogether
 * @param wrongLinks links that do not exist which one network may try within an hour
 * @param leaveTo where "Leave this page now" leads; a page that tells nothing and that anybody might look at
 * @param supportFile the operator's list of support organisations, YAML or JSON; null: a sample of invented ones
 */
@Validated
@ConfigurationProperties("forewarn.audience")
public record AudienceProperties(
        @DefaultValue("http://localhost:18083") @NotNull URI url,

        @DefaultValue("44") @NotEmpty Set<@Pattern(regexp = "[1-9][0-9]{0,2}") String> countries,

        @DefaultValue("4") @Min(1) @Max(20) int codesPerAddress,

        @DefaultValue("20") @Min(1) @Max(10_000) int codesPerVisitor,

        @DefaultValue("1000") @Min(1) @Max(1_000_000) int codesPerHour,

        @DefaultValue("30") @Min(1) @Max(10_000) int wrongLinks,

        @DefaultValue("https://www.bbc.co.uk/weather") @NotNull
        URI leaveTo,

        @Nullable Path supportFile) {

    /** The address without a slash at its end. */
    public String base() {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether browsers come by TLS. */
    public boolean https() {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
