package io.vioscope.notify.snmp;

import io.vertx.core.Future;
import io.vioscope.bus.Written;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Channel;
import io.vioscope.notify.Notification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Supplier;
import org.snmp4j.PDU;
import org.snmp4j.Target;
import org.snmp4j.smi.UdpAddress;

/** Sends to one receiver. */
final class SnmpChannel implements Channel {
    /** The way out. */
    interface Wire {
        /** Blocks until the datagram is handed to the kernel. */
        void send(PDU pdu, Target<UdpAddress> target) throws IOException;

        /** The same, and tells later whether there was an answer. */
        Future<Attempt> ask(PDU pdu, Target<UdpAddress> target) throws IOException;

        /** The address that the receiver sees. */
        InetAddress from(InetAddress to) throws IOException;
    }

    private final SnmpReceiver receiver;
    private final ResolvedAddress address;
    private final Form form;
    private final TrapEncoder encoder;
    private final Supplier<Duration> upTime;
    private final Wire wire;

    SnmpChannel(Form form, ResolvedAddress address, Supplier<Duration> upTime, Wire wire) {
        this.receiver = form.receiver();
        this.address = address;
        this.form = form;
        this.encoder = new TrapEncoder(form.root(), receiver, form::empty);
        this.upTime = upTime;
        this.wire = wire;
    }

    @Override
    public Future<Attempt> send(Notification notification, long number) {
        try {
            var to = address.get();
            var pdu = encoder.encode(notification, number, upTime.get());
            return send(form.fit(pdu, Trap.of(notification).number(), wire.from(to)), form.target(to))
                    .onSuccess(this::askAgainIfFailed);
        } catch (UnknownHostException e) {
            return failed("no address is known for host " + receiver.host());
        } catch (IOException e) {
            address.forget();
            return failed("cannot send to " + receiver.host() + " port " + receiver.port() + ": " + e.getMessage());
        }
    }

    @Override
    public Written written(Notification notification, long number) {
        var pdu = encoder.encode(notification, number, upTime.get());
        return new Written(
                Trap.of(notification).label(),
                pdu.getAll().stream().map(vb -> Shown.of(vb, form.root())).toList(),
                "");
    }

    private Future<Attempt> send(PDU pdu, Target<UdpAddress> target) throws IOException {
        if (receiver.manner().inform()) {
            return wire.ask(pdu, target);
        }
        wire.send(pdu, target);
        return Future.succeededFuture(new Attempt.Sent());
    }

    private void askAgainIfFailed(Attempt attempt) {
        if (attempt instanceof Attempt.Failed) {
            address.forget();
        }
    }

    private static Future<Attempt> failed(String why) {
        return Future.succeededFuture(new Attempt.Failed(why));
    }
}
