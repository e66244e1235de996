package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.MibRoot;
import io.vioscope.config.WebhookReceiver;
import io.vioscope.notify.Channel;
import io.vioscope.notify.Voice;
import io.vioscope.notify.Voices;
import io.vioscope.snmp.LocalEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** A receiver of traps on a free port. */
public final class TrapSink implements CommandResponder, AutoCloseable {
    private final BlockingQueue<PDU> received = new LinkedBlockingQueue<>();
    private final DefaultUdpTransportMapping transport;
    private final Snmp snmp;

    /** Listens on that address, IPv4 or IPv6. */
    public TrapSink(String address) throws IOException {
        this(address, 0);
    }

    /** Listens on that port. */
    public TrapSink(String address, int port) throws IOException {
        transport = new DefaultUdpTransportMapping(new UdpAddress(address + "/" + port));
        snmp = new Snmp(transport);
        snmp.addCommandResponder(this);
        snmp.listen();
    }

    /** A voice of a server that starts for the first time. */
    public static SnmpVoice voice() {
        return SnmpVoice.open(MibRoot.DEFAULT, new LocalEngine(LocalEngine.newId(MibRoot.DEFAULT), 1));
    }

    /** The same, in a server that calls no webhooks. */
    public static Voices voices() {
        return new Voices(voice(), new Voice<>() {
            @Override
            public Channel to(WebhookReceiver receiver) {
                throw new AssertionError("nobody is called by HTTP here");
            }

            @Override
            public void close() {}
        });
    }

    /** Where it listens. */
    public int port() {
        return transport.getListenAddress().getPort();
    }

    /** The sequence number and the subject's name of the next trap. */
    public String next() throws InterruptedException {
        var pdu = received.poll(30, TimeUnit.SECONDS);
        assertThat(pdu).as("a trap within half a minute").isNotNull();
        var name = pdu.getAll().stream()
                .filter(vb -> vb.getOid().startsWith(Column.EVENT_ENTITY_NAME.oid(Sample.ROOT))
                        || vb.getOid().startsWith(Column.ALARM_ENTITY_NAME.oid(Sample.ROOT))
                        || vb.getOid().startsWith(Column.CAUSE_ENTITY_NAME.oid(Sample.ROOT)))
                .map(vb -> new String(((OctetString) vb.getVariable()).getValue(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
        return pdu.get(2).getVariable().toLong() + " " + name;
    }

    /** The names of the notifications that came, in order, each with what is wrong; events have nothing wrong. */
    public List<String> all() {
        return received.stream().map(TrapSink::words).toList();
    }

    private static String words(PDU pdu) {
        var name = Stream.of(Trap.values())
                .filter(trap -> trap.oid(Sample.ROOT).equals(pdu.get(1).getVariable()))
                .map(Trap::label)
                .findFirst()
                .orElse("unknown");
        return name + " " + text(pdu, Column.CAUSE_PROBLEM) + text(pdu, Column.ALARM_CONDITION);
    }

    private static String text(PDU pdu, Column column) {
        return pdu.getAll().stream()
                .filter(vb -> vb.getOid().startsWith(column.oid(Sample.ROOT)))
                .map(vb -> vb.getVariable().toString())
                .findFirst()
                .orElse("");
    }

    /** The next message, whatever it is. */
    public PDU message() throws InterruptedException {
        var pdu = received.poll(30, TimeUnit.SECONDS);
        assertThat(pdu).as("a message within half a minute").isNotNull();
        return pdu;
    }

    /** What came and was not asked for. */
    public int waiting() {
        return received.size();
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        received.add(event.getPDU());
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
