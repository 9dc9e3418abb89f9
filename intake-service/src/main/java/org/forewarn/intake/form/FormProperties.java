package org.forewarn.intake.form;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The form for charities without software.
 *
 * @param idle a session that is not used for so long has ended
 * @param longest a session has ended after so long, used or not
 * @param leaveTo where "Leave this page now" leads; a page that tells nothing and that anybody might look at
 * @param https whether browsers reach the form over HTTPS, so that cookies are marked to travel no other way. Not set:
 *     as the request says, which behind a proxy needs {@code server.forward-headers-strategy}
 */
@Validated
@ConfigurationProperties("forewarn.form")
record FormProperties(
        @DefaultValue("30m") @DurationMin(minutes = 1) @DurationMax(hours = 12)
        Duration idle,

        @DefaultValue("8h") @DurationMin(minutes = 5) @DurationMax(hours = 24)
        Duration longest,

        @DefaultValue("https://www.bbc.co.uk/weather") @NotNull
        URI leaveTo,

        @Nullable Boolean https) {}
