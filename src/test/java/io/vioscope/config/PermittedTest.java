package io.vioscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are public. */
class PermittedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001::1",
                "2001:db8::1",
                "3fff::1",
                "100::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void isNotPublic(String address) throws Exception {
        assertThat(Permitted.PUBLIC.permits(InetAddress.getByName(address))).isFalse();
        assertThat(Permitted.ANY.permits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "169.253.0.1",
                "2606:4700::1111",
                "2a00:1450::1",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1"
            })
    void isPublic(String address) throws Exception {
        assertThat(Permitted.PUBLIC.permits(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aNetworkPermitsWhatIsInItAndNothingElse() throws Exception {
        var permitted =
                new Permitted(false, List.of(network("10.1.0.0/16"), network("fd00::/8"), network("127.0.0.1")));

        assertThat(List.of("10.1.0.0", "10.1.255.255", "fdff::1", "127.0.0.1"))
                .allMatch(address -> permitted.permits(address(address)));
        assertThat(List.of("10.0.255.255", "10.2.0.0", "fc00::1", "127.0.0.2", "169.254.169.254"))
                .noneMatch(address -> permitted.permits(address(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ten", "10.0.0.0/33", "10.1/16", "10.0.0.0/", "example.org", "::1/129", "10.0.0.256", "", ":::"})
    void isNoNetwork(String text) {
        assertThat(Network.of(text)).isEmpty();
    }

    private static Network network(String text) {
        return Network.of(text).orElseThrow();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
