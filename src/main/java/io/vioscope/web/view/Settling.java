package io.vioscope.web.view;

import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.Verdict;
import java.util.List;
import java.util.Set;

/** Which sources would tell more of a cause, of those that are not read already. */
public final class Settling {
    /** Those that are read only where the configuration says how. */
    private static final Set<String> OPTIONAL = Set.of("vcenter", "nsx", "vio");

    private Settling() {}

    /** By name, in the order of the causal model. */
    public static List<String> by(CloudView cloud, Verdict verdict) {
        return verdict.settledBy().stream()
                .filter(name -> !OPTIONAL.contains(name) || !isRead(cloud, name))
                .toList();
    }

    private static boolean isRead(CloudView cloud, String name) {
        return cloud.snapshot().state().status(new SourceId(name)) != SourceStatus.NEVER;
    }
}
