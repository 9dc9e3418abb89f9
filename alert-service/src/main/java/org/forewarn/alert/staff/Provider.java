package org.forewarn.alert.staff;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The organisation's own sign-in: OpenID Connect's code flow with PKCE, by Connect2id's SDK. What the provider says of
 * itself is asked for when somebody first signs in, and kept.
 */
final class Provider {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int MAX_KEYS_BYTES = 200_000;
    private static final int MAX_NAME = 100;

    /** Signatures that need the provider's private key; "none" and shared secrets are refused. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.EdDSA);

    private final StaffProperties.Oidc properties;
    private final URI back;
    private @Nullable Known known;

    /** What the provider says of itself. */
    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

    /** @param back where the provider sends people back to */
    Provider(StaffProperties.Oidc properties, URI back) {
        this.properties = properties;
        this.back = back;
    }

    /** What a browser has to bring back; it stays in that browser's cookie. */
    record Way(String state, String nonce, String verifier) {

        static Way anew() {
            return new Way(new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue());
        }

        String text() {
            return state + "." + nonce + "." + verifier;
        }

        /** Nothing when it is none. */
        static Optional<Way> of(String text) {
            String[] parts = text.split("\\.", -1);
            return parts.length == 3 ? Optional.of(new Way(parts[0], parts[1], parts[2])) : Optional.empty();
        }

        @Override
        public String toString() {
            return "Way[…]";
        }
    }

    /** Somebody whom the provider vouches for. */
    record Vouched(String issuer, String subject, String name, Set<Role> roles) {}

    /** The provider cannot be asked, or what it answered is not sound. Quotes nothing. */
    static final class NotVouchedException extends Exception {

        private static final long serialVersionUID = 1;

        NotVouchedException(String what) {
            super(what);
        }
    }

    /** Where the browser is sent. */
    URI begin(Way way) throws NotVouchedException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(properties.scopes().toArray(String[]::new)),
                        new ClientID(properties.clientId()),
                        back)
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(new State(way.state()))
                .nonce(new Nonce(way.nonce()))
                .codeChallenge(new CodeVerifier(way.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** @param answer the address with which the browser came back */
    Vouched end(Way way, URI answer) throws NotVouchedException {
        try {
            AuthenticationResponse response = AuthenticationResponseParser.parse(answer);
            if (!new State(way.state()).equals(response.getState())) {
                throw new NotVouchedException("The state is another one");
            }
            if (!response.indicatesSuccess()) {
                throw new NotVouchedException("The provider refused");
            }
            return vouched(token(response.toSuccessResponse().getAuthorizationCode(), way));
        } catch (ParseException | IOException | BadJOSEException | JOSEException e) {
            throw new NotVouchedException(
                    "What the provider sent is not sound: " + e.getClass().getSimpleName());
        }
    }

    private IDTokenClaimsSet token(AuthorizationCode code, Way way)
            throws ParseException, IOException, BadJOSEException, JOSEException, NotVouchedException {
        HTTPRequest request = new TokenRequest.Builder(
                        known().metadata().getTokenEndpointURI(),
                        new ClientSecretBasic(
                                new ClientID(properties.clientId()), new Secret(properties.clientSecret())),
                        new AuthorizationCodeGrant(code, back, new CodeVerifier(way.verifier())))
                .build()
                .toHTTPRequest();
        request.setConnectTimeout((int) CONNECT_WITHIN.toMillis());
        request.setReadTimeout((int) ANSWER_WITHIN.toMillis());
        TokenResponse response = OIDCTokenResponseParser.parse(request.send());
        if (!(response instanceof OIDCTokenResponse good)) {
            throw new NotVouchedException("The provider gave no token");
        }
        return known().validator().validate(good.getOIDCTokens().getIDToken(), new Nonce(way.nonce()));
    }

    private Vouched vouched(IDTokenClaimsSet claims) {
        String subject = claims.getSubject().getValue();
        Object said = claims.getClaim(properties.nameClaim());
        String name = said == null || said.toString().isBlank()
                ? subject
                : said.toString().strip();
        return new Vouched(
                claims.getIssuer().getValue(),
                subject,
                name.substring(0, Math.min(MAX_NAME, name.length())),
                roles(claims.toJSONObject()));
    }

    private Set<Role> roles(Map<String, Object> claims) {
        @Nullable Object at = claims;
        for (String step : properties.roleClaim().split("\\.")) {
            at = at instanceof Map<?, ?> within ? within.get(step) : null;
        }
        List<?> words = at instanceof List<?> list ? list : at == null ? List.of() : List.of(at);
        var roles = EnumSet.noneOf(Role.class);
        for (Object word : words) {
            roles.addAll(properties.roles().getOrDefault(String.valueOf(word), List.of()));
        }
        return roles;
    }

    private synchronized Known known() throws NotVouchedException {
        if (known == null) {
            try {
                OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(
                        new Issuer(properties.issuer()), (int) CONNECT_WITHIN.toMillis(), (int)
                                ANSWER_WITHIN.toMillis());
                var retriever = new DefaultResourceRetriever(
                        (int) CONNECT_WITHIN.toMillis(), (int) ANSWER_WITHIN.toMillis(), MAX_KEYS_BYTES);
                JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                                metadata.getJWKSetURI().toURL(), retriever)
                        .build();
                known = new Known(
                        metadata,
                        new IDTokenValidator(
                                metadata.getIssuer(),
                                new ClientID(properties.clientId()),
                                new JWSVerificationKeySelector<>(ALGORITHMS, keys),
                                null));
            } catch (GeneralException | IOException e) {
                throw new NotVouchedException(
                        "The provider cannot be asked: " + e.getClass().getSimpleName());
            }
        }
        return known;
    }
}
