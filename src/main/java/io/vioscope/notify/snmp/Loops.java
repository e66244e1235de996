package io.vioscope.notify.snmp;

import io.vioscope.bus.TakenTrap;
import io.vioscope.snmp.Root;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.function.Predicate;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/**
 * Which traps have been told by a Vioscope before: those of our own MIB, those that hold a variable of it, as what was forwarded
 * does, and those that say that they came from this computer first.
 *
 * @param root where our MIB is
 * @param isUs whether an address is of this computer
 */
record Loops(Root root, Predicate<InetAddress> isUs) {
    /** For this computer. */
    static Loops here(Root root) {
        return new Loops(root, Loops::isOfThisComputer);
    }

    /** Loopback is every computer's. */
    private static boolean isOfThisComputer(InetAddress address) {
        try {
            return !address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException nobodyKnows) {
            return false;
        }
    }

    boolean isLoop(TakenTrap trap) {
        return isOurs(new OID(trap.original().name()))
                || Translated.variables(trap).stream().anyMatch(this::isTold);
    }

    private boolean isTold(VariableBinding vb) {
        return isOurs(vb.getOid())
                || (vb.getOid().equals(Translated.ADDRESS)
                        && vb.getVariable() instanceof IpAddress address
                        && isUs.test(address.getInetAddress()));
    }

    private boolean isOurs(OID oid) {
        return oid.startsWith(root.oid());
    }
}
