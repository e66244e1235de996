package io.vioscope.notify.snmp;

import io.vioscope.config.MibRoot;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Channel;
import io.vioscope.notify.Voice;
import io.vioscope.snmp.LocalEngine;
import io.vioscope.snmp.Protocols;
import io.vioscope.snmp.Root;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** SNMP v1, v2c and v3 over one UDP socket for all receivers, IPv4 and IPv6. */
public final class SnmpVoice implements Voice<SnmpReceiver> {
    private static final int MAX_INBOUND = 4096;

    private final Snmp snmp;
    private final USM users;
    private final Root root;
    private final OctetString engineId;
    private final Clock clock;
    private final Instant startedAt;

    private SnmpVoice(Snmp snmp, USM users, Root root, OctetString engineId, Clock clock, Instant startedAt) {
        this.snmp = snmp;
        this.users = users;
        this.root = root;
        this.engineId = engineId;
        this.clock = clock;
        this.startedAt = startedAt;
    }

    /** Opens the socket on any port; sysUpTime counts from now. Throws {@link UncheckedIOException} if it cannot. */
    public static SnmpVoice open(MibRoot root, LocalEngine engine) {
        return open(root, engine, Instant.now());
    }

    /** The same; sysUpTime counts from that moment. */
    public static SnmpVoice open(MibRoot root, LocalEngine engine, Instant startedAt) {
        try {
            var transport = new DefaultUdpTransportMapping(new UdpAddress("0.0.0.0/0"));
            transport.setMaxInboundMessageSize(MAX_INBOUND);
            var engineId = new OctetString(engine.id());
            var users = new USM(Protocols.all(), engineId, engine.boots());
            var dispatcher = new MessageDispatcherImpl();
            dispatcher.addMessageProcessingModel(new MPv1());
            dispatcher.addMessageProcessingModel(new MPv2c());
            dispatcher.addMessageProcessingModel(new MPv3(users));
            var snmp = new Snmp(dispatcher, transport);
            snmp.listen();
            return new SnmpVoice(snmp, users, Root.of(root), engineId, Clock.systemUTC(), startedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Channel to(SnmpReceiver receiver) {
        receiver.access().match(community -> users, user -> {
            users.addUser(Protocols.user(user));
            return users;
        });
        var resolved = new ResolvedAddress(receiver.host(), InetAddress::getByName, clock);
        var form = new Form(receiver, root, engineId);
        var encoder = Encoder.of(root, receiver, form::empty);
        return new SnmpChannel(form, encoder, resolved, this::upTime, new SnmpWire(snmp));
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
