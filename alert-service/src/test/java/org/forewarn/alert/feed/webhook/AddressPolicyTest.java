package org.forewarn.alert.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.forewarn.alert.feed.webhook.HookUrl.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where messages may go: nowhere that only we can reach. */
class AddressPolicyTest {

    private static final AddressPolicy POLICY = new AddressPolicy(List.of("93.184.216.0/24"), false);
    private static final AddressPolicy AT_A_DESK = new AddressPolicy(List.of(), true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "93.184.216.34",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:20::1",
                "2001:db8::1",
                "2002:a00:1::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1"
            })
    void whatIsNotPublicIsNotConnectedTo(String address) {
        assertThat(POLICY.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.0.0.1", "128.0.0.1",
                "169.253.0.1", "172.15.255.255", "172.32.0.0", "192.167.0.1", "192.169.0.1", "198.17.0.1", "198.20.0.1",
                "223.255.255.255", "93.184.217.1", "2600::1", "2606:4700::1111", "2a00:1450:4009::1", "2001:4860::8888"
            })
    void whatIsPublicIs(String address) {
        assertThat(POLICY.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void loopbackIsAllowedWhereSomebodySaidSoAndNothingElseWithIt() {
        assertThat(AT_A_DESK.allows(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(AT_A_DESK.allowsPlain(InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(AT_A_DESK.allows(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
        assertThat(AT_A_DESK.allowsPlain(InetAddress.ofLiteral("1.1.1.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10/8", "10.0.0.0", "example.org/8", "10.0.0.0/33", "10.0.0.0/x", "::/129", "10.0.0.0/-1"})
    void aRangeThatIsNoneIsRefused(String cidr) {
        assertThatThrownBy(() -> Network.parse(cidr)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "ftp://example.org/",
                "//example.org/",
                "/hooks",
                "https:///hooks",
                "https://",
                "https://user:pw@example.org/",
                "https://example.org/#part",
                "https://exa mple.org/",
                "javascript:1",
                "file:///etc/passwd",
                "http://localhost/",
                "http://127.0.0.1:8080/",
                "https://example.org:99999/",
                "https://example.org:0/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://017700000001/"
            })
    void aUrlThatIsNotHttpsIsRefused(String url) {
        assertThat(HookUrl.read(url, POLICY)).isInstanceOf(Read.Bad.class);
    }

    @Test
    void aUrlThatIsTooLongIsRefused() {
        assertThat(HookUrl.read("https://example.org/" + "x".repeat(2_000), POLICY))
                .isInstanceOf(Read.Bad.class);
    }

    @Test
    void httpsIsSoundAndPlainHttpOnlyToLoopbackWhereAllowed() {
        assertThat(HookUrl.read("https://example.org/hooks?a=b", POLICY)).isInstanceOf(Read.Sound.class);
        assertThat(HookUrl.read("http://127.0.0.1:8080/", AT_A_DESK)).isInstanceOf(Read.Sound.class);
        assertThat(HookUrl.read("http://10.0.0.1:8080/", AT_A_DESK)).isInstanceOf(Read.Bad.class);
    }
}
