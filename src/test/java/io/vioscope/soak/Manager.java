package io.vioscope.soak;

import io.vioscope.snmp.Replies;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * A network manager that goes by the MIB: it hears informs, drops what it knows by its number, and keeps which alarms are on.
 * It can be deaf, or dumb.
 */
final class Manager implements CommandResponder, AutoCloseable {
    /** The first varbinds are sysUpTime, snmpTrapOID and the number; an alarm's id comes after its time and change. */
    private static final int NAME = 1;

    private static final int NUMBER = 2;
    private static final int ID = 5;
    private static final String RAISED = ".0.1";
    private static final String CLEARED = ".0.2";

    /** What it does with what comes. */
    enum Mood {
        /** Hears and answers. */
        THERE,
        /** Hears and does not answer. */
        DUMB,
        /** Neither. */
        AWAY
    }

    /**
     * What came so far.
     *
     * @param transitions  raises and clears, each once
     * @param repetitions  what came again with its number
     * @param renumbered   numbers that came again for something else
     * @param holes        numbers that were left out
     * @param disorder     clears before their raise, raises after their clear
     */
    record Count(int transitions, long repetitions, long renumbered, long holes, long disorder) {}

    private final DefaultUdpTransportMapping transport = new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0"));
    private final Snmp snmp = new Snmp(transport);
    private final Set<String> raised = new HashSet<>();
    private final Set<String> cleared = new HashSet<>();
    private final Map<Long, String> heard = new HashMap<>();
    private volatile Mood mood = Mood.THERE;
    private long last;
    private long repetitions;
    private long renumbered;
    private long holes;
    private long disorder;

    Manager() throws IOException {
        transport.setReceiveBufferSize(1 << 20);
        snmp.addCommandResponder(this);
        snmp.listen();
    }

    int port() {
        return transport.getListenAddress().getPort();
    }

    void be(Mood other) {
        mood = other;
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        event.setProcessed(true);
        if (mood != Mood.AWAY) {
            hear(event.getPDU());
        }
        if (mood == Mood.THERE) {
            answer(event);
        }
    }

    private synchronized void hear(PDU pdu) {
        var number = pdu.get(NUMBER).getVariable().toLong();
        var name = pdu.get(NAME).getVariable().toString();
        var isAlarm = name.endsWith(RAISED) || name.endsWith(CLEARED);
        var what = name.substring(name.length() - RAISED.length())
                + (isAlarm ? pdu.get(ID).getVariable() : "");
        var before = heard.putIfAbsent(number, what);
        if (before != null && before.equals(what)) {
            repetitions++;
            return;
        }
        renumbered += before == null ? 0 : 1;
        holes += Math.max(0, number - Math.max(last, 0) - 1);
        last = Math.max(last, number);
        if (isAlarm) {
            hear(name.endsWith(RAISED), pdu.get(ID).getVariable().toString());
        }
    }

    private void hear(boolean isRaise, String alarm) {
        if (isRaise) {
            disorder += cleared.contains(alarm) ? 1 : 0;
            raised.add(alarm);
        } else {
            disorder += raised.contains(alarm) ? 0 : 1;
            cleared.add(alarm);
        }
    }

    /** What came so far. */
    synchronized Count count() {
        return new Count(raised.size() + cleared.size(), repetitions, renumbered, holes, disorder);
    }

    /** The ids of all alarms it was told of. */
    synchronized Set<String> raised() {
        return new TreeSet<>(raised);
    }

    /** The ids of all of which it was told the end. */
    synchronized Set<String> cleared() {
        return new TreeSet<>(cleared);
    }

    private static void answer(CommandResponderEvent<?> inform) {
        try {
            Replies.confirm(inform);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
