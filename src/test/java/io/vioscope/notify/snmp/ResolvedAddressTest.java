package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Cases;
import io.vioscope.notify.Channel.Attempt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.Target;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/** A receiver whose address changes, with its channel. */
class ResolvedAddressTest {
    private static final SnmpReceiver RECEIVER = new SnmpReceiver("nms", "nms.example", 162, "public");

    private final List<String> sentTo = new ArrayList<>();
    private Instant now = Cases.AT;
    private @Nullable String answer = "192.0.2.1";
    private boolean refused;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final SnmpChannel channel = new SnmpChannel(
            new Form(RECEIVER, Sample.ROOT, new OctetString("engine")),
            TrapEncoderTest.encoder(RECEIVER),
            new ResolvedAddress("nms.example", this::resolve, clock),
            () -> Duration.ZERO,
            new Wire());

    private final class Wire implements SnmpChannel.Wire {
        @Override
        public void send(PDU pdu, Target<UdpAddress> target) throws IOException {
            if (refused) {
                throw new IOException("Invalid argument");
            }
            sentTo.add(target.getAddress().getInetAddress().getHostAddress());
        }

        @Override
        public Future<Attempt> ask(PDU pdu, Target<UdpAddress> target) {
            return Future.failedFuture("no informs here");
        }

        @Override
        public InetAddress from(InetAddress to) {
            return to;
        }
    }

    @Test
    void asksAgainAfterAWhile() {
        send();
        answer = "192.0.2.2";
        send();
        now = now.plus(ResolvedAddress.GOOD);
        send();

        assertThat(sentTo).containsExactly("192.0.2.1", "192.0.2.1", "192.0.2.2");
    }

    @Test
    void asksAgainAfterAFailure() {
        send();
        answer = "192.0.2.2";
        refused = true;
        assertThat(send()).isEqualTo(new Attempt.Failed("cannot send to nms.example port 162: Invalid argument"));
        refused = false;
        send();

        assertThat(sentTo).containsExactly("192.0.2.1", "192.0.2.2");
    }

    @Test
    void keepsTheOldAddressWhileNobodyAnswers() {
        send();
        answer = null;
        now = now.plus(ResolvedAddress.GOOD);
        send();

        assertThat(sentTo).containsExactly("192.0.2.1", "192.0.2.1");
    }

    @Test
    void saysWhenThereIsNoAddressAndGoesOnAsking() {
        answer = null;
        assertThat(send()).isEqualTo(new Attempt.Failed("no address is known for host nms.example"));
        answer = "192.0.2.3";
        send();

        assertThat(sentTo).containsExactly("192.0.2.3");
    }

    private Attempt send() {
        return channel.send(Sample.oneOfEach().get(0), 1).result();
    }

    private InetAddress resolve(String host) throws UnknownHostException {
        if (answer == null) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getByName(answer);
    }
}
