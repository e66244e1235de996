package io.vioscope.simulator.fault;

import io.vioscope.model.Kind;
import io.vioscope.simulator.fault.Eyes.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which rows of a list the catalogue means by its words for that. */
final class Scopes {
    private static final List<String> BINARIES =
            List.of("nova-compute", "nova-conductor", "nova-scheduler", "cinder-volume", "cinder-scheduler");

    private final Trial trial;

    Scopes(Trial trial) {
        this.trial = trial;
    }

    /** The ids of a kind, those too that are gone. */
    List<String> of(String kind, String scope) {
        return trial.ids(kind).stream().filter(id -> isIn(kind, scope, id)).toList();
    }

    /** Whether it is enough that one of them shows it. */
    static boolean isAny(String scope) {
        return scope.contains("subset") || scope.contains("new") || scope.equals("rolling");
    }

    private boolean isIn(String kind, String scope, String id) {
        if (scope.contains("new")) {
            return isAttempt(kind, id);
        }
        var row = row(kind, id);
        return switch (scope) {
            case "self" -> isSelf(row);
            case "cluster", "host" -> isOnCluster(row) || isOnComputeNode(row);
            case "vcenter" -> !kind.equals("NovaService") || is(row, "nova-compute");
            case "subset" -> isOfStruckServers(row);
            case "controller", "backend", "host@backend", "cinder-volume host@backend" -> isOfTarget(row);
            case "project" -> trial.isTarget(project(row)) && !isOfNeutronItself(row);
            case "other projects" -> !trial.isTarget(project(row));
            case "other hosts" -> !isOnCluster(row);
            case "other DHCP node", "other backends and scheduler on the same host" -> !isOfTarget(row);
            case "other binaries on the same host" -> !trial.isTarget(id) && isOnTargetsHost(row);
            case "DHCP agent on host", "Metadata agent on host" ->
                row.value("agent_type").startsWith(scope.substring(0, 4)) && isOfTarget(row);
            case "router" -> trial.isTarget(row.value("router_id"));
            case "router interfaces" -> trial.isTarget(row.value("device_id"));
            case "compute ports" -> row.value("device_owner").startsWith("compute:");
            case "host of the server", "host of the server at delete time" ->
                id.equals(trial.compute().id());
            case "all" -> !trial.attempts.booted().contains(id);
            default -> isOfBinary(scope, row);
        };
    }

    private Row row(String kind, String id) {
        return Stream.of(trial.before(kind, id), trial.now(kind, id), trial.last(kind, id))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(new Row(kind, id, java.util.Map.of()));
    }

    private boolean isAttempt(String kind, String id) {
        var mine = trial.attempts;
        return kind.equals("Server")
                ? mine.booted().contains(id) || mine.operated().contains(id)
                : mine.volumes().contains(id);
    }

    private static boolean isOfNeutronItself(Row row) {
        return row.kind().equals("Port") && !row.value("device_owner").startsWith("compute:");
    }

    private static boolean isOfBinary(String scope, Row row) {
        var named = BINARIES.stream().filter(scope::contains).toList();
        return named.isEmpty() || named.contains(row.value("binary"));
    }

    private static boolean is(Row row, String binary) {
        return row.value("binary").equals(binary);
    }

    private boolean isSelf(Row row) {
        if (trial.isTarget(row.id())) {
            return true;
        }
        return switch (row.kind()) {
            case "Hypervisor", "NovaService", "Server" ->
                trial.target(Kind.CLOUD).isPresent()
                        ? trial.before(row.kind(), row.id()) == null
                        : trial.target(Kind.SERVER).isEmpty()
                                && trial.target(Kind.SERVICE).isEmpty()
                                && isOnCluster(row);
            case "Port" ->
                trial.target(Kind.PORT).isEmpty()
                        && trial.isTarget(row.value("device_id"))
                        && !row.value("device_owner").equals("network:router_interface");
            case "Housekeeper" -> row.value("name").startsWith("mismatch");
            case "Migration" -> trial.isTarget(row.value("instance_uuid"));
            default -> false;
        };
    }

    private boolean isOnCluster(Row row) {
        var host = trial.struck().host();
        return Stream.of("host", "service.host", "OS-EXT-SRV-ATTR:host")
                .anyMatch(field -> row.value(field).equals(host));
    }

    private boolean isOnComputeNode(Row row) {
        return trial.targets.contains(trial.physics.layout().computeNode(trial.struck())) && isOnCluster(row);
    }

    private boolean isOfStruckServers(Row row) {
        var ofCluster = Set.of(Kind.ESXI_HOST, Kind.DATASTORE);
        return !row.kind().equals("Server")
                || trial.targets.stream().noneMatch(key -> ofCluster.contains(key.kind()))
                || isOnCluster(row);
    }

    private boolean isOfTarget(Row row) {
        var host = row.value("host") + row.value("name") + row.value("os-vol-host-attr:host");
        return trial.targets.stream()
                .anyMatch(key -> isAt(host, key.id().substring(key.id().indexOf('@') + 1)));
    }

    private static boolean isAt(String host, String target) {
        return host.equals(target) || host.startsWith(target + "@") || host.startsWith(target + "#");
    }

    private boolean isOnTargetsHost(Row row) {
        return trial.targets.stream().anyMatch(key -> key.id().endsWith("@" + row.value("host")));
    }

    static String project(Row row) {
        return row.value("tenant_id") + row.value("os-vol-tenant-attr:tenant_id");
    }
}
