package org.forewarn.alert.staff;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.forewarn.alert.staff.Provider.NotVouchedException;
import org.forewarn.alert.staff.Provider.Vouched;
import org.forewarn.alert.staff.Provider.Way;
import org.forewarn.alert.staff.StaffPages.Sheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** To the organisation's own sign-in and back. */
@RestController
@ConditionalOnProperty("forewarn.staff.oidc.issuer")
final class ProviderController {

    static final String ORGANISATION = SignInController.SIGN_IN + "/organisation";
    static final String BACK = ORGANISATION + "/back";

    private static final Logger log = LoggerFactory.getLogger(ProviderController.class);
    private static final Duration WAY_LASTS = Duration.ofMinutes(10);
    private static final String FAILED = SignInController.SIGN_IN + "?problem=oidc_failed";
    private static final String NO_ROLE = SignInController.SIGN_IN + "?problem=oidc_no_role";

    private final StaffPages pages;
    private final Provider provider;
    private final Vouching vouching;
    private final boolean https;

    ProviderController(StaffPages pages, Provider provider, Vouching vouching, StaffProperties properties) {
        this.pages = pages;
        this.provider = provider;
        this.vouching = vouching;
        this.https = properties.https();
    }

    /** A link and not a form: the page's policy lets forms end at our own pages only. */
    @GetMapping(ORGANISATION)
    ResponseEntity<byte[]> begin(@RequestParam(defaultValue = "") String to) {
        Way way = Way.anew();
        try {
            String where = SignInController.isOurs(to) ? to : "";
            String cookie =
                    cookie(way.text() + "." + where).maxAge(WAY_LASTS).build().toString();
            return StaffPages.with(pages.on(provider.begin(way).toString()), cookie);
        } catch (NotVouchedException e) {
            log.warn("Sign-in by the organisation: {}", e.getMessage());
            return pages.on(FAILED);
        }
    }

    @GetMapping(BACK)
    ResponseEntity<byte[]> back(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(name());
        String text = cookie == null ? "" : cookie.getValue();
        int last = text.lastIndexOf('.');
        Optional<Way> way = Way.of(last < 0 ? "" : text.substring(0, last));
        return StaffPages.with(
                way.map(found -> back(request, found, text.substring(last + 1))).orElseGet(() -> pages.on(FAILED)),
                cookie("").maxAge(0).build().toString());
    }

    private ResponseEntity<byte[]> back(ServerHttpRequest request, Way way, String to) {
        try {
            Vouched vouched = provider.end(way, request.getURI());
            return vouching.signIn(vouched, BrowserName.of(request))
                    .map(done -> arrived(
                            request,
                            done.secret(),
                            SignInController.isOurs(to)
                                    ? to
                                    : StaffPages.home(done.person().roles())))
                    .orElseGet(() -> pages.on(NO_ROLE));
        } catch (NotVouchedException e) {
            log.warn("Sign-in by the organisation: {}", e.getMessage());
            return pages.on(FAILED);
        }
    }

    /**
     * A page of ours that leads on, and not a redirect: a browser that another site has sent here does not send a strict
     * cookie along on the next leg of that way, but does on a way that begins at our page.
     */
    private ResponseEntity<byte[]> arrived(ServerHttpRequest request, String secret, String to) {
        ResponseEntity<byte[]> page =
                pages.answer(request, (Visitor) null, Sheet.of("staff/arrived", "You are signed in", Map.of("to", to)));
        ResponseEntity<byte[]> withSession = pages.withSession(page, secret);
        return ResponseEntity.status(withSession.getStatusCode())
                .headers(withSession.getHeaders())
                .header("Refresh", "0;url=" + to)
                .body(withSession.getBody());
    }

    private String name() {
        return https ? "__Host-forewarn-desk-way" : "forewarn-desk-way";
    }

    /** Lax: the browser brings it along when the provider sends it back. */
    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(name(), value)
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .path(https ? "/" : SignInController.SIGN_IN);
    }
}
