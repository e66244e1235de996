package io.vioscope.notify.snmp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.notify.Channel.Attempt;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.UdpAddress;

/** SNMP4J's session as the way out for all receivers. */
record SnmpWire(Snmp snmp, Map<InetAddress, InetAddress> sources) implements SnmpChannel.Wire {
    SnmpWire(Snmp snmp) {
        this(snmp, new ConcurrentHashMap<>());
    }

    @Override
    public void send(PDU pdu, Target<UdpAddress> target) throws IOException {
        snmp.send(pdu, target);
    }

    @Override
    public Future<Attempt> ask(PDU pdu, Target<UdpAddress> target) throws IOException {
        Promise<Attempt> answer = Promise.promise();
        snmp.send(pdu, target, null, new ResponseListener() {
            @Override
            public <A extends Address> void onResponse(ResponseEvent<A> event) {
                ((Snmp) event.getSource()).cancel(event.getRequest(), this);
                answer.tryComplete(attempt(event, target));
            }
        });
        return answer.future();
    }

    private static Attempt attempt(ResponseEvent<?> event, Target<UdpAddress> target) {
        var response = event.getResponse();
        var who = target.getAddress().getInetAddress().getHostAddress() + " port "
                + target.getAddress().getPort();
        if (event.getError() != null) {
            return new Attempt.Failed(
                    "cannot inform " + who + ": " + event.getError().getMessage());
        }
        if (response == null) {
            return new Attempt.Failed(who + " has not answered for " + target.getTimeout() + " ms");
        }
        if (response.getType() == PDU.REPORT) {
            return new Attempt.Failed(who + " refuses what it is told: " + Reports.words(response));
        }
        return response.getErrorStatus() == PDU.noError
                ? new Attempt.Answered()
                : new Attempt.Failed(who + " answers " + response.getErrorStatusText());
    }

    @Override
    public InetAddress from(InetAddress to) throws IOException {
        var known = sources.get(to);
        if (known != null) {
            return known;
        }
        try (var probe = new DatagramSocket()) {
            probe.connect(to, 162);
            sources.put(to, probe.getLocalAddress());
            return probe.getLocalAddress();
        }
    }
}
