package io.vioscope.proof;

import io.vioscope.inventory.Report;
import io.vioscope.model.SourceId;
import io.vioscope.source.amqp.AmqpSource;
import io.vioscope.source.canary.CanarySource;
import io.vioscope.source.nsx.NsxSource;
import io.vioscope.source.reach.ReachSource;
import io.vioscope.source.vcenter.VCenterSource;
import io.vioscope.source.vio.VioSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What an engine is given to read. All sources look at every incident; an engine with fewer of them is not shown what the others
 * saw, so that all sets are judged on the very same incidents.
 */
enum SourceSet {
    OPENSTACK("OpenStack alone", Set.of()),
    VCENTER("with vCenter", Set.of(VCenterSource.ID)),
    /** A cloud without NSX has no more than the set before. */
    ALL("with vCenter and NSX", Set.of(VCenterSource.ID, NsxSource.ID)),
    NSX("with NSX", Set.of(NsxSource.ID)),
    VIO("with VIO's management", Set.of(VioSource.ID)),
    REACH("with addresses tried", Set.of(ReachSource.ID)),
    CANARY("with a canary", Set.of(CanarySource.ID)),
    BUS("with the message bus", Set.of(AmqpSource.ID));

    /** Each has what the one before has. */
    static final List<SourceSet> GROWING = List.of(OPENSTACK, VCENTER, ALL);

    /** OpenStack alone, and with one further source. */
    static final List<SourceSet> ONE_FURTHER = List.of(OPENSTACK, VCENTER, NSX, VIO, REACH, CANARY, BUS);

    private static final Set<SourceId> FURTHER =
            Set.of(VCenterSource.ID, NsxSource.ID, VioSource.ID, ReachSource.ID, CanarySource.ID, AmqpSource.ID);

    private final String words;
    private final Set<SourceId> further;

    SourceSet(String words, Set<SourceId> further) {
        this.words = words;
        this.further = further;
    }

    /** As in tables. */
    String words() {
        return words;
    }

    /** Whether an engine with this set is shown a report. */
    boolean has(Report report) {
        return !FURTHER.contains(report.source()) || further.contains(report.source());
    }

    /** Those of all reports that an engine with this set is shown. */
    List<Report> of(List<Report> all) {
        return all.stream().filter(this::has).toList();
    }

    /** Something for each set. */
    static <T> Map<SourceSet, T> each(Function<SourceSet, T> what) {
        var all = new EnumMap<SourceSet, T>(SourceSet.class);
        Arrays.stream(values()).forEach(set -> all.put(set, what.apply(set)));
        return all;
    }
}
