package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.SnmpReceiver;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
    @Test
    void saysWhereTrapsGoAndThatNobodyMayListen() {
        var reachability = Reachability.of(new SnmpReceiver("nms", "127.0.0.1", 162, "secret"));

        assertThat(reachability.resolved()).isTrue();
        assertThat(reachability.sentence())
                .isEqualTo("traps go to 127.0.0.1 port 162;"
                        + " nothing was sent, and UDP cannot tell whether anybody listens there.");
    }

    @Test
    void namesTheAddressesOfAHost() {
        assertThat(Reachability.of(new SnmpReceiver("nms", "localhost", 162, "secret"))
                        .sentence())
                .contains("localhost (127.0.0.1");
    }

    @Test
    void saysThatAHostIsNotKnown() {
        var reachability = Reachability.of(new SnmpReceiver("nms", "nowhere.invalid", 162, "secret"));

        assertThat(reachability.resolved()).isFalse();
        assertThat(reachability.sentence()).isEqualTo("no address is known for host nowhere.invalid.");
    }
}
