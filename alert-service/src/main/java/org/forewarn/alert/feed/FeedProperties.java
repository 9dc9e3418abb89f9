package org.forewarn.alert.feed;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param publicUrl where partners reach this service, without a slash at the end: links in feeds begin with it
 * @param sender CAP's sender: a name that no other sender of CAP messages has, such as a domain name of the organisation;
 *     without spaces, commas, {@code <} and {@code &}, as CAP wants it. References to earlier messages carry it, so it is
 *     not changed while warnings stand
 * @param senderName the organisation, for people
 * @param status CAP's status of every message: {@code actual}, {@code exercise} or {@code test}
 * @param restriction CAP's rule for passing a message on
 * @param web where people find more; null: the CAP document itself
 */
@Validated
@ConfigurationProperties("forewarn.feed")
record FeedProperties(
        @DefaultValue("http://localhost:18083") @NotNull URI publicUrl,

        @DefaultValue("forewarn.example.org") @NotBlank @Pattern(regexp = "[^\\s,<&]+")
        String sender,

        @DefaultValue("Forewarn") @NotBlank String senderName,
        @DefaultValue("actual") @NotNull CapStatus status,

        @DefaultValue(
                "For charities that are partners of the sender, and the people they support. Not for publication.")
        @NotBlank
        String restriction,

        @Nullable URI web) {

    URI document(UUID warningId) {
        return at("/v1/warnings/" + warningId + "/cap");
    }

    URI at(String path) {
        return URI.create(publicUrl + path);
    }
}
