package org.forewarn.alert.delivery.email;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param from sender of all mails; its domain also ends their Message-IDs
 * @param window mails that go over one connection before their outcomes are written
 */
@Validated
@ConfigurationProperties("forewarn.email")
record EmailProperties(
        @DefaultValue("alerts@forewarn.example.org") @NotBlank @Email
        String from,

        @DefaultValue("20") @Min(1) @Max(500) int window) {

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
