package io.vioscope.notify.snmp;

import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Channel;
import io.vioscope.notify.Notification;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Supplier;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.Target;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/** Sends traps to one receiver. */
final class TrapChannel implements Channel {
    /** Blocks until the datagram is handed to the kernel; SNMP4J's {@code Snmp.send} for a trap. */
    interface Wire {
        Object send(PDU pdu, Target<UdpAddress> target) throws IOException;
    }

    private final SnmpReceiver receiver;
    private final ResolvedAddress address;
    private final TrapEncoder encoder;
    private final Supplier<Duration> upTime;
    private final Wire wire;

    TrapChannel(SnmpReceiver receiver, ResolvedAddress address, Supplier<Duration> upTime, Wire wire) {
        this.receiver = receiver;
        this.address = address;
        this.encoder = new TrapEncoder(receiver.community());
        this.upTime = upTime;
        this.wire = wire;
    }

    @Override
    public Attempt send(Notification notification, long number) {
        try {
            wire.send(encoder.encode(notification, number, upTime.get()), target());
            return new Attempt.Sent();
        } catch (UnknownHostException e) {
            return new Attempt.Failed("no address is known for host " + receiver.host());
        } catch (IOException e) {
            address.forget();
            return new Attempt.Failed(
                    "cannot send to " + receiver.host() + " port " + receiver.port() + ": " + e.getMessage());
        }
    }

    private Target<UdpAddress> target() throws UnknownHostException {
        var target = new CommunityTarget<>(
                new UdpAddress(address.get(), receiver.port()), new OctetString(receiver.community()));
        target.setVersion(SnmpConstants.version2c);
        return target;
    }
}
