package io.vioscope.notify.snmp;

import io.vioscope.config.SnmpReceiver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What can be said about a receiver without sending anything.
 *
 * @param resolved whether there is an address to send to
 * @param sentence the same for people, and what it does not mean
 */
public record Reachability(boolean resolved, String sentence) {
    /** Asks for the addresses of the receiver's host; blocks as long as that takes. */
    public static Reachability of(SnmpReceiver receiver) {
        try {
            var addresses = Arrays.stream(InetAddress.getAllByName(receiver.host()))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            return new Reachability(
                    true,
                    (receiver.manner().inform() ? "informs" : "traps") + " of SNMP " + receiver.access()
                            + " go to " + named(receiver.host(), addresses) + " port "
                            + receiver.port()
                            + "; nothing was sent, so nobody knows whether anybody listens there.");
        } catch (UnknownHostException e) {
            return new Reachability(false, "no address is known for host " + receiver.host() + ".");
        }
    }

    private static String named(String host, String addresses) {
        return host.equals(addresses) ? host : host + " (" + addresses + ")";
    }
}
