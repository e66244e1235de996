package io.vioscope.agent;

import io.vioscope.agent.table.Who;
import io.vioscope.agent.tree.Tree;
import io.vioscope.config.AgentConfig;
import io.vioscope.config.AgentConfig.Reader;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.snmp.LocalEngine;
import io.vioscope.snmp.Protocols;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/** SNMPv2c and SNMPv3 on one UDP socket. It has a thread of its own, which receives, answers and sends. */
final class Agent implements AutoCloseable {
    private final Snmp snmp;
    private final BoundUdp transport;
    private final Responder responder;

    private Agent(Snmp snmp, BoundUdp transport, Responder responder) {
        this.snmp = snmp;
        this.transport = transport;
        this.responder = responder;
    }

    /**
     * Opens the socket; blocks while a name is resolved and passwords are made into keys.
     *
     * @param newest the newest tree
     * @throws IOException if the socket cannot be opened
     */
    static Agent open(AgentConfig config, LocalEngine engine, Counts counts, Supplier<Tree> newest, InstantSource clock)
            throws IOException {
        var transport = new BoundUdp(new UdpAddress(InetAddress.getByName(config.host()), config.port()));
        transport.setMaxInboundMessageSize(Who.LARGEST_MESSAGE);
        var dispatcher = dispatcher(config, engine, counts);
        var snmp = new Snmp(dispatcher, transport);
        var readers = new Readers(config.readers());
        var responder = new Responder(readers, newest, new Walks(clock), new Refusals(clock), counts, config.size());
        dispatcher.addCommandResponder(responder);
        snmp.listen();
        return new Agent(snmp, transport, responder);
    }

    private static MessageDispatcherImpl dispatcher(AgentConfig config, LocalEngine engine, Counts counts) {
        var support = counts.support();
        var protocols = Protocols.all();
        var users = new USM(protocols, new OctetString(engine.id()), engine.boots(), support);
        for (Reader reader : config.readers()) {
            if (reader.access() instanceof User user) users.addUser(Protocols.user(user));
        }
        var models = SecurityModels.getCollection(new SecurityModel[] {users});
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addCounterListener(counts);
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(engine.id(), null, protocols, models, support));
        return dispatcher;
    }

    /** Lets go of states that nobody walks through any more. */
    void tidy() {
        responder.forgetTheRested();
    }

    /** The port it listens on. */
    int port() {
        return transport.getListenAddress().getPort();
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
