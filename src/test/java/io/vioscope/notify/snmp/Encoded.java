package io.vioscope.notify.snmp;

import io.vioscope.config.MibRoot;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.engine.Snapshot;
import io.vioscope.model.Fact;
import io.vioscope.notify.Cases;
import io.vioscope.notify.Notices;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Snapshots;
import io.vioscope.snmp.Root;
import java.time.Duration;
import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.smi.VariableBinding;

/** The variables of a notification, for tests of other rooms. */
public final class Encoded {
    private Encoded() {}

    /** Of the one about that fact. */
    public static List<VariableBinding> of(Snapshot snapshot, int cloudIndex, String publicUrl, Fact fact) {
        var snapshots = new Snapshots();
        snapshots.put(snapshot);
        var heading = new Heading(snapshot.state().cloud(), cloudIndex, 4711, Cases.AT);
        var notification = new Notices(snapshots, publicUrl).of(heading, fact).orElseThrow();
        var receiver = new SnmpReceiver("nms", "127.0.0.1", 162, "public");
        return new TrapEncoder(Root.of(MibRoot.DEFAULT), receiver, PDU::new)
                .encode(notification, 1, Duration.ZERO).getAll().stream()
                        .map(VariableBinding.class::cast)
                        .toList();
    }
}
