package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Manner;
import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.SnmpReceiver;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
    @Test
    void saysWhereTrapsGoAndThatNobodyMayListen() {
        var reachability = Reachability.of(new SnmpReceiver("nms", "127.0.0.1", 162, "secret"));

        assertThat(reachability.resolved()).isTrue();
        assertThat(reachability.sentence())
                .isEqualTo("traps of SNMP v2c go to 127.0.0.1 port 162;"
                        + " nothing was sent, so nobody knows whether anybody listens there.");
    }

    @Test
    void saysHowTheReceiverIsSpokenToButNoSecret() {
        var user = new User("vioscope", Auth.SHA256, "auth-secret", Privacy.AES128, "privacy-secret");
        var receiver = new SnmpReceiver("nms", "127.0.0.1", 162, "")
                .with(user)
                .with(Manner.DEFAULT.informing(Duration.ofSeconds(1)));

        assertThat(Reachability.of(receiver).sentence())
                .startsWith("informs of SNMP v3 vioscope authPriv go to 127.0.0.1 port 162;");
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
