package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.forewarn.alert.Suite;
import org.forewarn.alert.feed.FeedWorld;
import org.forewarn.alert.feed.FeedWorld.Charity;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Every way into the desk, found in the running service, against every role and nobody: who lacks the role gets 403, who
 * is not signed in gets to the sign-in page, who has it gets anything else. A way that asks for no role fails the test
 * unless it is named here. And every way of the API against keys: one that has its scope and nothing else is let in, one
 * that has every other scope is not.
 */
class WhoMayDoWhatIT {

    /** Ways by which people come to be signed in, and out. */
    private static final Set<String> FOR_ANYBODY = Set.of(
            "GET /desk/sign-in",
            "POST /desk/sign-in",
            "GET /desk/sign-in/code",
            "POST /desk/sign-in/code",
            "GET /desk/sign-in/enrol",
            "POST /desk/sign-in/enrol",
            "POST /desk/sign-out",
            "GET /desk/invitations/{secret}",
            "POST /desk/invitations/{secret}");

    /** Ends the session, which the next row of the matrix needs. */
    private static final String ENDS_ALL = "POST /desk/account/sessions/end-all";

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static Staff staff;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of());
        staff = new Staff(suite);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    private record Way(RequestMethod method, String pattern, Set<Role> roles) {
        String name() {
            return method + " " + pattern;
        }

        String path() {
            return pattern.replaceAll("\\{[^}]+}", "11111111-1111-4111-8111-111111111111");
        }
    }

    private static List<Way> ways() {
        var ways = new ArrayList<Way>();
        suite.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> ways(info, handler).forEach(ways::add));
        assertThat(ways).hasSizeGreaterThan(10);
        return ways;
    }

    private static List<Way> ways(RequestMappingInfo info, HandlerMethod handler) {
        Set<Role> roles = new TreeSet<>();
        for (var parameter : handler.getMethod().getParameters()) {
            RoleNeeded needed = parameter.getAnnotation(RoleNeeded.class);
            if (needed != null) {
                roles.addAll(Arrays.asList(needed.value()));
            }
        }
        return info.getPatternsCondition().getPatterns().stream()
                .map(pattern -> pattern.getPatternString())
                .filter(pattern -> pattern.equals("/desk") || pattern.startsWith("/desk/"))
                .flatMap(pattern ->
                        info.getMethodsCondition().getMethods().stream().map(method -> new Way(method, pattern, roles)))
                .toList();
    }

    @Test
    void everyWayAsksForARole() {
        assertThat(ways().stream().filter(way -> way.roles().isEmpty()).map(Way::name))
                .containsExactlyInAnyOrderElementsOf(FOR_ANYBODY);
    }

    @Test
    void everyWayIsOpenToItsRolesAndToNobodyElse() {
        var browsers = new EnumMap<Role, Plain>(Role.class);
        for (Role role : Role.values()) {
            browsers.put(role, staff.signedIn(role));
        }
        for (Way way : ways()) {
            if (FOR_ANYBODY.contains(way.name()) || way.name().equals(ENDS_ALL)) {
                continue;
            }
            Plain nobody = ask(staff.browser(), way, "");
            assertThat(nobody.path()).as("nobody: " + way.name()).isEqualTo(SignInController.SIGN_IN);
            browsers.forEach((role, browser) -> {
                String token = browser.open("/desk/account").token();
                int status = ask(browser, way, token).status();
                if (way.roles().contains(role)) {
                    assertThat(status).as(role + ": " + way.name()).isNotIn(401, 403, 405, 500);
                } else {
                    assertThat(status).as(role + ": " + way.name()).isEqualTo(403);
                }
                if (way.method() != RequestMethod.GET) {
                    assertThat(ask(browser, way, "").status())
                            .as(role + " without a token: " + way.name())
                            .isEqualTo(403);
                }
            });
        }
    }

    private static Plain ask(Plain browser, Way way, String token) {
        return way.method() == RequestMethod.GET
                ? browser.open(way.path())
                : browser.type("token", token).post(way.path());
    }

    private record KeyWay(RequestMethod method, String pattern, String scope) {
        String name() {
            return method + " " + pattern;
        }
    }

    private static List<KeyWay> keyWays() {
        var ways = new ArrayList<KeyWay>();
        suite.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> info.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> pattern.getPatternString())
                        .filter(pattern -> pattern.startsWith("/v1/"))
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> ways.add(new KeyWay(method, pattern, scope(handler))))));
        assertThat(ways.stream().map(KeyWay::name))
                .contains("PUT /v1/desk/settings", "PUT /v1/desk/templates/{kind}/{severity}/{language}");
        return ways;
    }

    /** Empty: it asks for none. */
    private static String scope(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getParameters())
                .map(parameter -> parameter.getAnnotation(WithScope.class))
                .filter(Objects::nonNull)
                .map(WithScope::value)
                .findFirst()
                .orElse("");
    }

    @Test
    void everyWayOfTheApiIsOpenToKeysOfItsScopeAndToNoOthers() {
        var world = new FeedWorld(suite);
        Set<String> scopes = keyWays().stream()
                .filter(way -> !isSigned(way))
                .map(KeyWay::scope)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Scopes.ALL).as("every way asks for a scope").containsAll(scopes);
        for (String scope : scopes) {
            Charity with = world.charity(scope);
            Charity without = world.charity(
                    Scopes.ALL.stream().filter(each -> !each.equals(scope)).toArray(String[]::new));
            for (KeyWay way : keyWays()) {
                if (way.scope().equals(scope)) {
                    assertThat(ask(with.key(), way))
                            .as("with " + scope + ": " + way.name())
                            .isNotIn(401, 403, 405, 500);
                    assertThat(ask(without.key(), way))
                            .as("without " + scope + ": " + way.name())
                            .isEqualTo(403);
                    assertThat(ask(null, way)).as("nobody: " + way.name()).isEqualTo(401);
                }
            }
        }
    }

    /** A provider has no key of ours; it signs, and {@code TwilioIT} tries what else is sent there. */
    private static boolean isSigned(KeyWay way) {
        return way.pattern().startsWith("/v1/providers/twilio/");
    }

    @Test
    void whatAProviderSignsIsTakenFromNobodyElseWhateverKeyTheyHave() {
        List<KeyWay> signed =
                keyWays().stream().filter(WhoMayDoWhatIT::isSigned).toList();
        assertThat(signed).hasSize(2);
        ApiKey operator = ApiKey.parse(Suite.operatorKey()).orElseThrow();
        for (KeyWay way : signed) {
            assertThat(ask(null, way, "application/x-www-form-urlencoded"))
                    .as(way.name())
                    .isEqualTo(403);
            assertThat(ask(operator, way, "application/x-www-form-urlencoded"))
                    .as(way.name())
                    .isEqualTo(403);
        }
    }

    private static int ask(@Nullable ApiKey key, KeyWay way) {
        return ask(key, way, "application/json");
    }

    private static int ask(@Nullable ApiKey key, KeyWay way, String contentType) {
        var request = HttpRequest.newBuilder(
                        suite.uri(way.pattern().replaceAll("\\{[^}]+}", "11111111-1111-4111-8111-111111111111")))
                .header("Content-Type", contentType)
                .timeout(Duration.ofSeconds(30))
                .method(way.method().name(), BodyPublishers.ofString(way.method() == RequestMethod.GET ? "" : "{}"));
        if (key != null) {
            request.header("Authorization", "Bearer " + key.text());
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void whatIsNotOfTheDeskIsAsItWas() {
        assertThat(staff.browser().fetch("/v1/warnings", "application/json").statusCode())
                .isEqualTo(401);
        assertThat(suite.get("/v1/warnings").has("warnings")).isTrue();
        assertThat(staff.browser().fetch("/actuator/health/liveness", "*/*").statusCode())
                .isEqualTo(200);
        assertThat(staff.browser().fetch("/assets/forewarn.css", "text/css").statusCode())
                .isEqualTo(200);
        assertThat(staff.signedIn(Role.ADMIN)
                        .fetch("/v1/staff", "application/json")
                        .statusCode())
                .as("a session is no key")
                .isEqualTo(401);
    }
}
