package io.vioscope.notify.snmp;

import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Channel;
import io.vioscope.notify.Voice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** SNMP v2c over one UDP socket for all receivers, IPv4 and IPv6. */
public final class SnmpVoice implements Voice {
    private static final int MAX_INBOUND = 4096;

    private final Snmp snmp;
    private final Clock clock;
    private final Instant startedAt;

    private SnmpVoice(Snmp snmp, Clock clock) {
        this.snmp = snmp;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Opens the socket on any port; sysUpTime counts from now. Throws {@link UncheckedIOException} if it cannot. */
    public static SnmpVoice open() {
        try {
            var transport = new DefaultUdpTransportMapping(new UdpAddress("0.0.0.0/0"));
            transport.setMaxInboundMessageSize(MAX_INBOUND);
            var dispatcher = new MessageDispatcherImpl();
            dispatcher.addMessageProcessingModel(new MPv2c());
            var snmp = new Snmp(dispatcher, transport);
            snmp.listen();
            return new SnmpVoice(snmp, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Channel to(SnmpReceiver receiver) {
        var resolved = new ResolvedAddress(receiver.host(), InetAddress::getByName, clock);
        return new TrapChannel(receiver, resolved, this::upTime, snmp::send);
    }

    private Duration upTime() {
        return Duration.between(startedAt, clock.instant());
    }

    @Override
    public void close() {
        try {
            snmp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
