package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.InChromium.look;
import static org.forewarn.alert.InChromium.wide;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.time.Instant;
import java.util.Map;
import org.forewarn.alert.InChromium;
import org.forewarn.alert.Suite;
import org.forewarn.alert.staff.Staff.Added;
import org.forewarn.alert.staff.totp.Base32;
import org.forewarn.alert.staff.totp.Totp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages about staff in a real browser: seen by axe, in light and dark, on a phone and on a desk, with JavaScript off.
 * Skips where there is no Chromium. With {@code -Dforewarn.screenshots=<folder>} every page is also photographed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InABrowserIT {

    private Suite suite;
    private Staff staff;
    private InChromium chromium;

    @BeforeAll
    void start() {
        chromium = InChromium.start();
        suite = Suite.start(Map.of());
        staff = new Staff(suite);
    }

    @AfterAll
    void stop() {
        if (suite != null) {
            suite.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    /** From the link to the desk and back in. (Without JavaScript: SignInIT. Axe needs it, and would wait for ever.) */
    @ParameterizedTest
    @CsvSource({"360,LIGHT", "1280,DARK"})
    void somebodyComesInForTheFirstTime(int width, ColorScheme colours) {
        Added ada = staff.add(Role.ADMIN, Role.AUDITOR);
        var options = wide(width).setColorScheme(colours);
        chromium.with(suite, options, null, page -> {
            page.navigate(ada.invitation());
            page.fill("#password", "short");
            page.fill("#again", "short");
            page.click("main button[type=submit]");
            page.waitForSelector("#mistakes");
            look(page, "invitation-wrong" + "-" + width);
            page.fill("#password", Staff.PASSWORD);
            page.fill("#again", Staff.PASSWORD);
            page.click("main button[type=submit]");
            page.waitForURL("**/enrol");
            look(page, "enrol" + "-" + width);
            byte[] secret = Base32.decode(page.locator(".reference").innerText().replace(" ", ""));
            page.fill("#code", Totp.code(secret, Totp.step(Instant.now()) - 1));
            page.click("main button[type=submit]");
            page.waitForSelector(".codes li");
            assertThat(page.locator(".codes li").count()).isEqualTo(SecondStep.RECOVERY_CODES);
            look(page, "recovery-codes" + "-" + width);
            page.click("main a.button");
            page.waitForURL("**/desk/staff");
            look(page, "staff" + "-" + width);
            page.click(".who button");
            page.waitForURL("**/sign-in?signed-out=yes");
            look(page, "sign-in" + "-" + width);

            page.fill("#login", ada.login());
            page.fill("#password", "some wrong words");
            page.keyboard().press("Enter");
            page.waitForSelector("#mistakes");
            look(page, "sign-in-wrong" + "-" + width);
            assertThat(page.title()).startsWith("Error: ");
            page.fill("#password", Staff.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL("**/code");
            look(page, "code" + "-" + width);
            page.fill("#code", Totp.code(secret, Totp.step(Instant.now())));
            page.keyboard().press("Enter");
            page.waitForURL("**/desk/staff");
        });
    }

    @ParameterizedTest
    @CsvSource({"360,LIGHT", "1280,DARK"})
    void anAdminKeepsMembers(int width, ColorScheme colours) {
        Added ada = staff.add(Role.ADMIN, Role.AUDITOR);
        Plain signedIn = staff.signedIn(ada.memberId());
        var options = wide(width).setColorScheme(colours);
        chromium.with(suite, options, signedIn.cookie(), page -> {
            page.navigate("/desk/staff");
            page.fill("#name", "");
            page.click("text=Make a link");
            page.waitForSelector("#mistakes");
            look(page, "staff-wrong-" + colours + "-" + width);
            page.fill("#name", "Grace Hopper");
            page.fill("#login", "grace" + width + colours + "@example.org");
            page.check("#role-reviewer");
            page.click("text=Make a link");
            assertThat(page.locator(".reference").innerText()).contains("/desk/invitations/");
            look(page, "invited-" + colours + "-" + width);
            page.click("main a.button");
            page.waitForURL("**/desk/staff");
            page.locator("text=Grace Hopper").first().click();
            page.waitForURL("**/desk/staff/*");
            look(page, "member-" + colours + "-" + width);
            page.navigate("/desk/account");
            look(page, "account-" + colours + "-" + width);
            page.navigate("/desk/audit");
            look(page, "audit-" + colours + "-" + width);
            page.selectOption("#act", "member_added");
            page.click("main button[type=submit]");
            page.waitForURL("**act=member_added**");
            assertThat(page.locator("tbody tr").first().innerText()).contains("Member added");
            page.navigate("/desk/nowhere");
            look(page, "not-found-" + colours + "-" + width);
        });
    }

    @Test
    void theCookieIsKeptFromScriptsAndOtherSites() {
        chromium.with(suite, wide(1280), null, page -> {
            Staff.Enrolled ada = staff.enrolled(Role.ADMIN);
            page.navigate(SignInController.SIGN_IN);
            page.fill("#login", ada.added().login());
            page.fill("#password", Staff.PASSWORD);
            page.click("main button[type=submit]");
            page.waitForURL("**/code");
            Cookie cookie = page.context().cookies().getFirst();
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
        });
    }
}
