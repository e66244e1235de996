package io.vioscope.proof;

import io.vioscope.inventory.Report;
import io.vioscope.source.nsx.NsxSource;
import io.vioscope.source.vcenter.VCenterSource;
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
    OPENSTACK("OpenStack alone", Set.of(VCenterSource.ID.name(), NsxSource.ID.name())),
    VCENTER("with vCenter", Set.of(NsxSource.ID.name())),
    /** A cloud without NSX has no more than the set before. */
    ALL("with vCenter and NSX", Set.of());

    private final String words;
    private final Set<String> without;

    SourceSet(String words, Set<String> without) {
        this.words = words;
        this.without = without;
    }

    /** As in tables. */
    String words() {
        return words;
    }

    /** Whether an engine with this set is shown a report. */
    boolean has(Report report) {
        return !without.contains(report.source().name());
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
