package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Attributes;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Unread;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How the NSX Managers stand towards us and among themselves, in attributes ({@code ClusterStatus}). Since 2.4
 * {@code detailed_cluster_status} has groups with an overall status; the two older parts are there in all versions.
 */
final class Standing {
    /** A manager that works answers this within a second. */
    static final Duration SLOW = Duration.ofSeconds(5);

    private static final Set<String> URGENT = Set.of("CRITICAL", "HIGH");

    private Standing() {}

    static Attributes of(Nsx.Seen seen) {
        var why = seen.why();
        var cluster = seen.cluster();
        var state = cluster == null
                ? Unread.word(why == null ? Cause.SILENT : why.cause(), seen.expired(), "no NSX Manager")
                : state(seen, cluster);
        return Said.of(
                "nsx.state",
                state,
                "nsx.why",
                why == null ? null : why.detail(),
                "nsx.url",
                seen.url().toString(),
                "nsx.silent",
                Fields.names(seen.silent()),
                "nsx.version",
                seen.version(),
                "nsx.managers",
                cluster == null ? null : count(cluster),
                "nsx.managers_down",
                cluster == null ? null : Fields.names(down(cluster)),
                "nsx.control_cluster",
                cluster == null ? null : Fields.word(cluster, "control_cluster_status.status"),
                "nsx.unstable_groups",
                cluster == null ? null : Fields.names(unstable(cluster)),
                "nsx.alarms",
                alarms(seen));
    }

    private static String state(Nsx.Seen seen, JsonNode cluster) {
        var management = Fields.text(cluster, "mgmt_cluster_status.status");
        var control = Fields.text(cluster, "control_cluster_status.status");
        var overall = Fields.text(cluster, "detailed_cluster_status.overall_status");
        var all = List.of(management, control, overall);
        if (management.equals("UNSTABLE") || overall.equals("UNAVAILABLE")) {
            return "unavailable";
        }
        if (control.equals("UNSTABLE") || control.equals("NO_CONTROLLERS")) {
            return "no control cluster";
        }
        if (all.contains("DEGRADED")) {
            return "degraded";
        }
        if (all.contains("INITIALIZING")) {
            return "initializing";
        }
        if (!all.contains("STABLE")) {
            return "not told";
        }
        return seen.isSlow() ? "slow" : "answers";
    }

    private static String count(JsonNode cluster) {
        var nodes = Fields.list(cluster, "mgmt_cluster_status.online_nodes").size()
                + Fields.list(cluster, "mgmt_cluster_status.offline_nodes").size();
        return nodes == 0 ? "" : Integer.toString(nodes);
    }

    private static List<String> down(JsonNode cluster) {
        var down = new ArrayList<String>();
        Fields.list(cluster, "mgmt_cluster_status.offline_nodes")
                .forEach(node -> down.add(Fields.text(node, "mgmt_cluster_listen_ip_address")));
        Fields.list(cluster, "detailed_cluster_status.groups").stream()
                .flatMap(group -> Fields.list(group, "members").stream())
                .filter(member -> Fields.text(member, "member_status").equals("DOWN"))
                .forEach(member -> down.add(Fields.text(member, "member_ip")));
        down.removeIf(String::isEmpty);
        return down;
    }

    private static List<String> unstable(JsonNode cluster) {
        return Fields.list(cluster, "detailed_cluster_status.groups").stream()
                .filter(group -> !Fields.text(group, "group_status").equals("STABLE"))
                .map(group -> Fields.word(group, "group_type"))
                .toList();
    }

    private static String alarms(Nsx.Seen seen) {
        return Fields.names(seen.lists().of(Part.ALARMS).stream()
                .filter(alarm -> URGENT.contains(Fields.text(alarm, "severity")))
                .map(alarm -> Fields.text(alarm, "feature_name") + "." + Fields.text(alarm, "event_type"))
                .toList());
    }
}
