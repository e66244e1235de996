package io.vioscope.notify.snmp;

import io.vioscope.config.SnmpReceiver;
import io.vioscope.model.Kind;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.snmp.Texts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * The notifications about single virtual machines of VM-MIB (RFC 7666): that a server came into a state, with the state it was
 * in <em>before</em>, and that it is gone. There is nothing for anything else, nor for a server that came into a state that the
 * MIB has no notification for, nor for one that Nova moved without saying MIGRATING while somebody looked. That a machine
 * crashed, or is about to shut down, to suspend or to resume, is no status of Nova's, and so is never told. The instance of the
 * variables is the number of the fact, as there is no vmTable.
 */
final class VmEncoder implements Encoder {
    private static final OID MODULE = new OID("1.3.6.1.2.1.236");
    private static final OID NAME = entry(2);
    private static final OID ID = entry(3);
    private static final OID STATE = entry(6);
    private static final OID PERSISTENT = entry(8);
    private static final int DELETED = 10;

    /** Of VirtualMachinePersistent: it would have been there after shutting down. */
    private static final int IS_PERSISTENT = 2;

    private static final int LONG = 255;
    private static final long HIGHEST_INDEX = Integer.MAX_VALUE;
    private static final Fit.Order ORDER = new Fit.Order(Set.of(), Set.of(), Set.of(), Set.of(NAME));

    private final Texts texts;
    private final Fit fit;
    private final Supplier<PDU> empty;

    VmEncoder(SnmpReceiver receiver, Supplier<PDU> empty) {
        this.texts = Encoder.texts(receiver);
        this.fit = new Fit(ORDER, Encoder.room(receiver));
        this.empty = empty;
    }

    @Override
    public int count(Notification notification) {
        return entity(notification).flatMap(VmEncoder::trap).isPresent() ? 1 : 0;
    }

    @Override
    public List<PDU> messages(Notification notification, long number, Duration upTime) {
        return entity(notification)
                .flatMap(n -> trap(n).map(trap -> message(trap, n, upTime)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<EntityNotice> entity(Notification notification) {
        return notification
                .<Optional<EntityNotice>>match(
                        alarm -> Optional.empty(),
                        cause -> Optional.empty(),
                        Optional::of,
                        heartbeat -> Optional.empty(),
                        test -> Optional.empty())
                .filter(n -> n.subject().key().kind() == Kind.SERVER);
    }

    private static Optional<Integer> trap(EntityNotice n) {
        return switch (n.event()) {
            case ADDED, STATUS_CHANGED -> came(n);
            case DELETED -> Optional.of(DELETED);
            case MOVED -> Optional.empty();
        };
    }

    private static Optional<Integer> came(EntityNotice n) {
        var now = VmState.of(n.after());
        return now == VmState.of(n.before()) ? Optional.empty() : now.notification();
    }

    private PDU message(int trap, EntityNotice n, Duration upTime) {
        var pdu = Encoder.begin(empty, new OID(MODULE).append(0).append(trap), upTime);
        var index = (n.heading().seq() - 1) % HIGHEST_INDEX + 1;
        add(pdu, NAME, index, new OctetString(texts.octets(n.subject().name(), LONG)));
        add(pdu, ID, index, uuid(n.subject().key().id()));
        add(pdu, STATE, index, new Integer32(VmState.of(n.before()).number()));
        if (trap == DELETED) {
            add(pdu, PERSISTENT, index, new Integer32(IS_PERSISTENT));
        }
        fit.apply(pdu);
        return pdu;
    }

    /** UUIDorZero: sixteen octets, or none for what is no UUID. */
    private static OctetString uuid(String id) {
        try {
            var uuid = UUID.fromString(id);
            return new OctetString(ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array());
        } catch (IllegalArgumentException notOne) {
            return new OctetString();
        }
    }

    private static void add(PDU pdu, OID column, long index, Variable value) {
        pdu.add(new VariableBinding(new OID(column).appendUnsigned(index), value));
    }

    private static OID entry(int column) {
        return new OID(MODULE).append("1.4.1").append(column);
    }
}
