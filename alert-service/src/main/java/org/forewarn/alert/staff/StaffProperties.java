package org.forewarn.alert.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How members of staff sign in.
 *
 * @param https whether browsers reach the desk over HTTPS. False, for a desk on this machine only: cookies travel
 *     unencrypted
 * @param url where browsers reach the service, {@code https://desk.example.org}, for links that are given to people and
 *     for the provider; without it, links are made from the address of the request
 * @param idle a session that is not used for so long has ended
 * @param longest a session has ended after so long, used or not
 * @param invitationLasts an invitation is good for so long, and once
 * @param secondStep whether local accounts need a second step. False is for demonstrations with invented data only
 * @param oidc the organisation's own sign-in; null: local accounts
 */
@Validated
@ConfigurationProperties("forewarn.staff")
record StaffProperties(
        @DefaultValue("true") boolean https,
        @Nullable URI url,

        @DefaultValue("30m") @DurationMin(minutes = 1) @DurationMax(hours = 12)
        Duration idle,

        @DefaultValue("12h") @DurationMin(minutes = 5) @DurationMax(hours = 24)
        Duration longest,

        @DefaultValue("72h") @DurationMin(minutes = 5) @DurationMax(days = 14)
        Duration invitationLasts,

        @DefaultValue("true") boolean secondStep,
        @Valid @Nullable Oidc oidc) {

    /**
     * A provider of OpenID Connect.
     *
     * @param issuer its address; {@code /.well-known/openid-configuration} below it says the rest
     * @param clientId as the provider knows this suite
     * @param clientSecret a secret
     * @param scopes asked for, with {@code openid}
     * @param roleClaim of the id token: a word or a list of words; {@code realm_access.roles} is a claim within a claim
     * @param roles which word of that claim gives which roles; who has none of them is not let in
     * @param nameClaim of the id token: what colleagues see
     * @param keepLocal local accounts can sign in too, for the day on which the provider is away
     */
    record Oidc(
            @NotNull URI issuer,
            @NotBlank String clientId,
            @NotBlank String clientSecret,
            @DefaultValue({"openid", "profile"}) List<String> scopes,
            @DefaultValue("groups") String roleClaim,
            @NotEmpty Map<String, List<Role>> roles,
            @DefaultValue("name") String nameClaim,
            @DefaultValue("false") boolean keepLocal) {

        @Override
        public String toString() {
            return "Oidc[" + issuer + ", …]";
        }
    }

    /** Whether names and passwords are taken. */
    boolean local() {
        return oidc == null || oidc.keepLocal();
    }

    @Override
    public String toString() {
        return "StaffProperties[…]";
    }
}
