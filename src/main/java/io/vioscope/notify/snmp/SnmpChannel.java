package io.vioscope.notify.snmp;

import io.vertx.core.Future;
import io.vioscope.bus.Written;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Channel;
import io.vioscope.notify.Forward;
import io.vioscope.notify.Notification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
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
    private final Encoder encoder;
    private final ForwardEncoder forwards;
    private final Supplier<Duration> upTime;
    private final Wire wire;

    SnmpChannel(Form form, Encoder encoder, ResolvedAddress address, Supplier<Duration> upTime, Wire wire) {
        this.receiver = form.receiver();
        this.address = address;
        this.form = form;
        this.encoder = encoder;
        this.forwards = new ForwardEncoder(form, Loops.here(form.root()));
        this.upTime = upTime;
        this.wire = wire;
    }

    @Override
    public int messages(Notification notification) {
        return encoder.count(notification);
    }

    @Override
    public Future<Attempt> send(Notification notification, long number) {
        try {
            var to = address.get();
            var from = wire.from(to);
            var target = form.target(to);
            var messages = encoder.messages(notification, number, upTime.get());
            Future<Attempt> attempt = messages.isEmpty()
                    ? failed("its format has nothing for that")
                    : Future.succeededFuture(new Attempt.Sent());
            for (var pdu : messages) {
                attempt = attempt.compose(before -> next(before, form.fit(pdu, from), target));
            }
            return attempt.onSuccess(this::askAgainIfFailed);
        } catch (UnknownHostException e) {
            return failed("no address is known for host " + receiver.host());
        } catch (IOException e) {
            return failed(e);
        }
    }

    private Future<Attempt> next(Attempt before, PDU pdu, Target<UdpAddress> target) {
        if (before instanceof Attempt.Failed) {
            return Future.succeededFuture(before);
        }
        try {
            return send(pdu, target);
        } catch (IOException e) {
            return failed(e);
        }
    }

    @Override
    public Written written(Notification notification, long number) {
        return Shown.of(encoder.messages(notification, number, upTime.get()), form.root());
    }

    @Override
    public boolean forwards() {
        return receiver.manner().forwards();
    }

    @Override
    public Optional<Forward.Dropped> hindrance(Forward forward) {
        return forwards.hindrance(forward);
    }

    @Override
    public Future<Attempt> forward(Forward forward) {
        var message = forwards.message(forward);
        if (message.isEmpty()) {
            return failed("SNMPv1 cannot say it");
        }
        try {
            return send(message.get(), form.target(address.get())).onSuccess(this::askAgainIfFailed);
        } catch (UnknownHostException e) {
            return failed("no address is known for host " + receiver.host());
        } catch (IOException e) {
            return failed(e);
        }
    }

    private Future<Attempt> send(PDU pdu, Target<UdpAddress> target) throws IOException {
        if (receiver.manner().inform()) {
            return wire.ask(pdu, target);
        }
        wire.send(pdu, target);
        return Future.succeededFuture(new Attempt.Sent());
    }

    private Future<Attempt> failed(IOException e) {
        address.forget();
        return failed("cannot send to " + receiver.host() + " port " + receiver.port() + ": " + e.getMessage());
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
