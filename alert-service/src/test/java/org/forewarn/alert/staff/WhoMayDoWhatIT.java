package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.alert.Suite;
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
 * unless it is named here.
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
