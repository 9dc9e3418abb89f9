package org.forewarn.alert.feed.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses a webhook may be at: those that belong to the public internet, by IANA's registries of special-purpose
 * addresses (RFC 6890 and its updates), and none that the operator denied. Asked of the address that is connected to,
 * when it is, and not of the name.
 */
final class AddressPolicy {

    /** This host, private, shared (CGNAT), loopback, link-local (cloud metadata), protocols, documentation, multicast. */
    private static final List<Network> SPECIAL_V4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All of the public internet; loopback, unique local, link-local, multicast, NAT64 and mapped ones lie outside. */
    private static final Network GLOBAL_V6 = Network.parse("2000::/3");

    /** Protocols (Teredo among them), documentation, and 6to4, which hides an IPv4 address. */
    private static final List<Network> SPECIAL_V6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<Network> denied;
    private final boolean loopback;

    /** @param loopback whether this machine itself is allowed */
    AddressPolicy(List<String> denied, boolean loopback) {
        this.denied = denied.stream().map(Network::parse).toList();
        this.loopback = loopback;
    }

    boolean allows(InetAddress address) {
        if (loopback && address.isLoopbackAddress()) {
            return true;
        }
        return isPublic(address) && !isIn(denied, address);
    }

    /** Whether plain http may be spoken to it: what is said leaves this machine otherwise. */
    boolean allowsPlain(InetAddress address) {
        return loopback && address.isLoopbackAddress();
    }

    private static boolean isPublic(InetAddress address) {
        // the JDK gives a mapped IPv6 address (::ffff:10.0.0.1) as the IPv4 address it is
        return address instanceof Inet4Address
                ? !isIn(SPECIAL_V4, address)
                : GLOBAL_V6.contains(address) && !isIn(SPECIAL_V6, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... cidrs) {
        return Stream.of(cidrs).map(Network::parse).toList();
    }
}
