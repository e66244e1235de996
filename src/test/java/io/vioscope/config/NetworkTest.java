package io.vioscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.77/25, 192.0.2.1, true",
        "192.0.2.77/25, 192.0.2.128, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void saysWhoIsInIt(String network, String address, boolean isIn) throws UnknownHostException {
        assertThat(Network.of(network).orElseThrow().contains(InetAddress.getByName(address)))
                .isEqualTo(isIn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "192.0.2.0/33",
                "192.0.2",
                "192.0.2.0/",
                "192.0.2.0/-1",
                "::/129",
                "1:2",
                "300.0.2.1"
            })
    void nothingElseIsOne(String text) {
        assertThat(Network.of(text)).isEmpty();
    }

    @Test
    void isWrittenByItsFirstAddress() {
        var network = Network.of("192.0.2.77/25").orElseThrow().whole();
        assertThat(network)
                .hasToString("192.0.2.0/25")
                .isEqualTo(Network.of("192.0.2.0/25").orElseThrow());
    }
}
