package io.vioscope.source.trap;

import io.vioscope.config.MibRoot;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.TrapsConfig;
import io.vioscope.config.TrapsConfig.Sender;
import io.vioscope.snmp.LocalEngine;
import io.vioscope.snmp.Protocols;
import io.vioscope.snmp.Replies;
import io.vioscope.source.trap.Tally.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmTimeEntry;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/**
 * Takes traps and informs of SNMP v1, v2c and v3 off the network and lets in those of senders, communities and users of the
 * configuration, as many as may be. Informs that are let in are answered, others are not. An SNMPv3 message has to be protected
 * as well as its user can. Everything happens on SNMP4J's thread for the socket; nothing that comes in can stop it.
 */
final class TrapListener implements CommandResponder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrapListener.class);

    /** The largest UDP datagram. */
    private static final int LARGEST = 65_507;

    /** Linux gives at most twice net.core.rmem_max of it. */
    private static final int BUFFER = 4 << 20;

    private final TrapsConfig config;
    private final InstantSource clock;
    private final Tally tally;
    private final BiConsumer<Trap, Sender> taker;
    private final Storms storms;
    private final Map<String, User> users = new HashMap<>();
    private final Door door;
    private final Snmp snmp;

    /**
     * Listens. Throws {@link UncheckedIOException} if it cannot, as where the port needs a privilege or is taken.
     *
     * @param taker is called on the socket's thread
     */
    TrapListener(TrapsConfig config, InstantSource clock, Tally tally, BiConsumer<Trap, Sender> taker) {
        this.config = config;
        this.clock = clock;
        this.tally = tally;
        this.taker = taker;
        this.storms = new Storms(config);
        try {
            door = new Door(new UdpAddress(InetAddress.getByName(config.host()), config.port()), this::letsIn);
            door.setMaxInboundMessageSize(LARGEST);
            door.setReceiveBufferSize(BUFFER);
            var dispatcher = new MessageDispatcherImpl();
            dispatcher.addMessageProcessingModel(new MPv1());
            dispatcher.addMessageProcessingModel(new MPv2c());
            dispatcher.addMessageProcessingModel(new MPv3(usm()));
            snmp = new Snmp(dispatcher, door);
            snmp.addCommandResponder(this);
            snmp.listen();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen for traps on " + config.host() + " port " + config.port() + ": " + e.getMessage(),
                    e);
        }
    }

    private USM usm() {
        var engine = HexFormat.of().parseHex(LocalEngine.newId(MibRoot.DEFAULT));
        var usm = new USM(Protocols.all(), new OctetString(engine), 0);
        usm.setEngineDiscoveryEnabled(config.users().stream().anyMatch(user -> user.engineId() == null));
        for (var user : config.users()) {
            users.put(user.user().name(), user.user());
            var engineId = user.engineId();
            if (engineId == null) {
                usm.addUser(Protocols.user(user.user()));
            } else {
                var id = new OctetString(HexFormat.of().parseHex(engineId));
                usm.addUser(Protocols.user(user.user()), id);
                usm.getTimeTable().addEntry(new UsmTimeEntry(id, 0, 0));
            }
        }
        return usm;
    }

    /** Where it listens. */
    int port() {
        return door.getListenAddress().getPort();
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        try {
            if (event.getPeerAddress() instanceof UdpAddress peer && isTold(event.getPDU())) {
                event.setProcessed(true);
                take(event, peer.getInetAddress());
            }
        } catch (RuntimeException bug) {
            LOG.error("A trap of {} was lost", event.getPeerAddress(), bug);
        }
    }

    private static boolean isTold(PDU pdu) {
        return pdu != null && (pdu.getType() == PDU.TRAP || pdu.getType() == PDU.INFORM || pdu.getType() == PDU.V1TRAP);
    }

    private boolean letsIn(InetAddress from) {
        var now = clock.instant();
        if (config.sender(from).isEmpty()) {
            tally.count(from.getHostAddress(), Fate.NOT_ALLOWED, now);
            return false;
        }
        if (storms.letIn(from, now)) {
            return true;
        }
        tally.count(from.getHostAddress(), Fate.LEFT_OUT, now);
        return false;
    }

    private <A extends Address> void take(CommandResponderEvent<A> event, InetAddress from) {
        var pdu = event.getPDU();
        if (!isTrusted(event)) {
            tally.count(from.getHostAddress(), Fate.NOT_TRUSTED, clock.instant());
            return;
        }
        var original = Originals.of(pdu);
        var trap = new Trap(clock.instant(), from, original.name(), values(pdu), original);
        config.sender(from).ifPresent(sender -> taker.accept(trap, sender));
        if (pdu.getType() == PDU.INFORM) {
            answer(event);
        }
    }

    /** USM lets a message in that is less protected than its user can: that is for whoever takes it to refuse. */
    private boolean isTrusted(CommandResponderEvent<?> event) {
        var name = new String(event.getSecurityName(), StandardCharsets.UTF_8);
        if (event.getSecurityModel() != SecurityModel.SECURITY_MODEL_USM) {
            return config.communities().contains(name);
        }
        var user = users.get(name);
        return user != null && event.getSecurityLevel() >= Protocols.level(user);
    }

    private static List<Trap.Value> values(PDU pdu) {
        return Originals.variables(pdu)
                .limit(Trap.MOST_VALUES)
                .map(vb -> new Trap.Value(vb.getOid().toDottedString(), Words.of(vb.getVariable())))
                .toList();
    }

    private static void answer(CommandResponderEvent<?> inform) {
        try {
            Replies.confirm(inform);
        } catch (IOException e) {
            LOG.warn("An inform of {} cannot be answered: {}", inform.getPeerAddress(), e.getMessage());
        }
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
