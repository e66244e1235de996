package io.vioscope.simulator.api.vcenter;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The alarms that a vCenter raises of itself, as it is delivered, of the troubles that there are here: each is on as long as its
 * trouble. Ids and texts are as VMware delivers them. For any thread.
 */
final class VCenterAlarms {
    private final Physics physics;
    private final EntityKey vcenter;
    private final Map<String, Instant> since = new HashMap<>();

    VCenterAlarms(Physics physics, EntityKey vcenter) {
        this.physics = physics;
        this.vcenter = vcenter;
    }

    /** What is watched for. */
    private enum Definition {
        CONNECTION(
                "alarm-1",
                "Host connection and power state",
                "Default alarm to monitor host connection and power state"),
        USAGE("alarm-8", "Datastore usage on disk", "Default alarm to monitor datastore disk usage"),
        STORAGE(
                "alarm-17",
                "Cannot connect to storage",
                "Default alarm to monitor loss of connectivity to a storage device");

        private final String id;
        private final String name;
        private final String description;

        Definition(String id, String name, String description) {
            this.id = id;
            this.name = name;
            this.description = description;
        }
    }

    /** The value of {@code triggeredAlarmState} of the top folder now. */
    synchronized String triggered(Instant now) {
        var on = new LinkedHashMap<String, String>();
        for (var cluster : physics.layout().clusters(vcenter)) {
            of(cluster, on);
        }
        since.keySet().retainAll(on.keySet());
        var xml = new StringBuilder("<val xsi:type=\"ArrayOfAlarmState\">");
        on.forEach((key, inside) -> xml.append("<AlarmState xsi:type=\"AlarmState\"><key>")
                .append(key)
                .append("</key>")
                .append(inside)
                .append("<overallStatus>red</overallStatus><time>")
                .append(since.computeIfAbsent(key, k -> now))
                .append("</time><acknowledged>false</acknowledged></AlarmState>"));
        return xml.append("</val>").toString();
    }

    private void of(Cluster cluster, Map<String, String> on) {
        var stores = Layout.datastores(cluster);
        var isStorageLost = stores.stream()
                .anyMatch(
                        store -> physics.has(store, Trouble.ALL_PATHS_DOWN) || physics.has(store, Trouble.DEVICE_LOST));
        for (var number = 0; number < cluster.hosts(); number++) {
            var host = Layout.host(cluster, number);
            if (physics.has(host, Trouble.DOWN) || physics.has(host, Trouble.DISCONNECTED)) {
                put(Definition.CONNECTION, "HostSystem", host, on);
            } else if (isStorageLost) {
                put(Definition.STORAGE, "HostSystem", host, on);
            }
        }
        stores.stream()
                .filter(store -> physics.has(store, Trouble.FULL))
                .forEach(store -> put(Definition.USAGE, "Datastore", store, on));
    }

    private static void put(Definition definition, String type, EntityKey at, Map<String, String> on) {
        var id = at.id().substring(0, at.id().indexOf('.'));
        on.put(
                definition.id + "." + id,
                "<entity type=\"" + type + "\">" + id + "</entity><alarm type=\"Alarm\">" + definition.id + "</alarm>");
    }

    /** The value of {@code info} of an alarm; empty where there is none of that id. */
    static String info(String id) {
        for (var definition : Definition.values()) {
            if (definition.id.equals(id)) {
                return "<val xsi:type=\"AlarmInfo\"><name>" + definition.name + "</name><description>"
                        + definition.description + "</description><enabled>true</enabled></val>";
            }
        }
        return "";
    }
}
