package io.vioscope.app;

import io.vioscope.config.CloudConfig;
import io.vioscope.config.ServerConfig;
import io.vioscope.model.SourceId;
import io.vioscope.source.amqp.AmqpSource;
import io.vioscope.source.canary.CanarySource;
import io.vioscope.source.nsx.NsxSource;
import io.vioscope.source.reach.ReachSource;
import io.vioscope.source.trap.Traps;
import io.vioscope.source.vcenter.VCenterAlarmsSource;
import io.vioscope.source.vcenter.VCenterSource;
import io.vioscope.source.vio.VioSource;
import java.util.ArrayList;
import java.util.List;

/** Which sources a cloud will have, known before any of them is made, so that pages can say of whom nothing was heard yet. */
final class SourceNames {
    private SourceNames() {}

    /** Those every cloud has, and those that this one was given. */
    static List<SourceId> of(CloudConfig cloud, ServerConfig config, List<SourceId> everywhere) {
        var names = new ArrayList<>(everywhere);
        if (!cloud.vcenters().isEmpty()) {
            names.add(VCenterSource.ID);
            names.add(VCenterAlarmsSource.ID);
        }
        if (cloud.nsx() != null) {
            names.add(NsxSource.ID);
        }
        if (cloud.management() != null) {
            names.add(VioSource.ID);
        }
        if (!cloud.probes().addresses().isEmpty()) {
            names.add(ReachSource.ID);
        }
        if (cloud.probes().canary() != null) {
            names.add(CanarySource.ID);
        }
        if (cloud.messageBus() != null) {
            names.add(AmqpSource.ID);
        }
        if (config.traps() != null) {
            names.add(Traps.ID);
        }
        return names;
    }
}
