package org.forewarn.alert.staff;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jsoup.Jsoup;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/**
 * An organisation's own sign-in: Spring Authorization Server on Tomcat, as somebody would run it, with a login page, PKCE
 * demanded and keys of its own. In the same process as the test, in an application context of its own.
 */
final class SignInProvider implements AutoCloseable {

    static final String CLIENT = "forewarn";
    static final String SECRET = "invented";
    private static final String PASSWORD = "seven green bottles";
    private static final String NOWHERE = "";

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Tomcat tomcat = new Tomcat();
    private final AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    private final URI back;
    private volatile JWKSet keys = new JWKSet(newKey());

    /** What the provider knows of somebody who may sign in there. */
    private record Account(String name, List<String> groups) {}

    private SignInProvider(URI back) {
        this.back = back;
    }

    /** @param back where it may send people back to */
    static SignInProvider start(URI back) throws IOException, LifecycleException {
        var provider = new SignInProvider(back);
        provider.serve();
        return provider;
    }

    private void serve() throws IOException, LifecycleException {
        TomcatURLStreamHandlerFactory.disable();
        tomcat.setBaseDir(Files.createTempDirectory("sign-in-provider").toString());
        var connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context web = tomcat.addContext(NOWHERE, null);
        Tomcat.addServlet(web, "nothing", new HttpServlet() {});
        web.addServletMappingDecoded("/", "nothing");

        spring.setServletContext(web.getServletContext());
        spring.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("provider", this));
        spring.register(Setup.class);
        spring.refresh();

        var filter = new FilterDef();
        filter.setFilterName("security");
        filter.setFilter(spring.getBean("springSecurityFilterChain", Filter.class));
        web.addFilterDef(filter);
        var everywhere = new FilterMap();
        everywhere.setFilterName("security");
        everywhere.addURLPattern("/*");
        web.addFilterMap(everywhere);
        tomcat.start();
    }

    /** Another site than the desk's, which is at localhost: cookies that are for one site stay there. */
    URI issuer() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
    }

    /** Somebody has an account there, or other groups from now on. */
    void knows(String login, String name, String... groups) {
        accounts.put(login, new Account(name, List.of(groups)));
    }

    /** It signs with another key from now on, and does not show the old one any more. */
    void changeKeys() {
        keys = new JWKSet(newKey());
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("RSA is in every Java platform", e);
        }
    }

    /**
     * Goes through the login page as a browser without scripts.
     *
     * @param to where the desk has sent the browser
     * @return where the provider sends it back to
     */
    URI signIn(URI to, String login) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<String> page = within(http, HttpRequest.newBuilder(to).header("Accept", "text/html"));
            String token = Jsoup.parse(page.body()).select("input[name=_csrf]").attr("value");
            HttpResponse<String> answer = within(
                    http,
                    HttpRequest.newBuilder(issuer().resolve("/login"))
                            .header("Accept", "text/html")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("username=" + encoded(login) + "&password="
                                    + encoded(PASSWORD) + "&_csrf=" + encoded(token))));
            return URI.create(answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError("the provider answered " + answer.statusCode())));
        }
    }

    /** Follows redirects for as long as they stay with the provider. */
    private HttpResponse<String> within(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        String location = answer.headers().firstValue("Location").orElse("");
        URI to = answer.uri().resolve(location);
        return location.isEmpty() || !to.getAuthority().equals(issuer().getAuthority())
                ? answer
                : within(http, HttpRequest.newBuilder(to).header("Accept", "text/html"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What is typed into its login page. */
    static String password() {
        return PASSWORD;
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        spring.close();
    }

    /** No {@code @Configuration}: the service under test would find it on the class path. */
    @EnableWebSecurity
    static class Setup {

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> {
                        http.securityMatcher(server.getEndpointsMatcher());
                        server.oidc(Customizer.withDefaults());
                    })
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(handling ->
                            handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain login(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService people(SignInProvider provider) {
            return login -> {
                if (!provider.accounts.containsKey(login)) {
                    throw new UsernameNotFoundException("nobody of that name");
                }
                return User.withUsername(login)
                        .password("{noop}" + PASSWORD)
                        .roles("STAFF")
                        .build();
            };
        }

        @Bean
        RegisteredClientRepository clients(SignInProvider provider) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CLIENT)
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(provider.back.toString())
                    .scope("openid")
                    .scope("profile")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build());
        }

        @Bean
        JWKSource<SecurityContext> keys(SignInProvider provider) {
            return (selector, context) -> selector.select(provider.keys);
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        /** What it says of people, as Keycloak does. */
        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(SignInProvider provider) {
            return context -> {
                if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    Account account =
                            provider.accounts.get(context.getPrincipal().getName());
                    if (account != null) {
                        context.getClaims()
                                .claim("name", account.name())
                                .claim("realm_access", Map.of("roles", account.groups()));
                    }
                }
            };
        }
    }
}
