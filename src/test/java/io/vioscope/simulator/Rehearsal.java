package io.vioscope.simulator;

import io.vioscope.simulator.ApiClient.Answer;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Release;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two simulated clouds of the recorded cloud's release, one with NSX and one with agents, in which all has happened that
 * the recorded cloud went through. It makes recorded calls: the same method, headers and parameters, about its own things.
 */
final class Rehearsal implements AutoCloseable {
    private static final Map<String, String> PORTS = Map.of(
            "5000", "/identity",
            "8774", "/compute",
            "8776", "/volume",
            "9696", "/network",
            "9292", "/image",
            "8778", "/placement");

    private static final String UUID = "(?!0{8})[0-9a-f]{8}-[0-9a-f-]{27}";
    private static final String PROJECT = "[0-9a-f]{32}";
    private static final String OWNER = "webshop-prod";

    final RunningSimulator nsx = running(Networking.NSX_P);
    final RunningSimulator agents = running(Networking.DVS);

    Rehearsal() {
        for (var one : List.of(nsx, agents)) {
            live(one.simulator.cloud(), one.clock);
        }
    }

    private static RunningSimulator running(Networking networking) {
        return new RunningSimulator(SimulatorOptions.DEFAULT
                .withRelease(Release.ZED)
                .withSize(2000, 4)
                .withNetworking(networking));
    }

    private static void live(SimulatedCloud cloud, VirtualClock clock) {
        var computes = cloud.estate().clusters().stream()
                .map(cluster -> "nova-compute@" + cluster.host())
                .toList();
        computes.forEach(compute -> cloud.controlPlane().disable(compute, "rehearsal"));
        cloud.boot();
        clock.advanceSeconds(30);
        computes.forEach(cloud.controlPlane()::enable);
        servers(cloud, "ERROR").forEach(vm -> cloud.recover(vm.birth().id()));
        var active = servers(cloud, "ACTIVE");
        active.stream().limit(5).forEach(vm -> cloud.delete(vm.birth().id()));
        cloud.liveMigrate(active.get(10).birth().id());
        clock.advanceSeconds(100);
        var ports = cloud.network().ports().all();
        cloud.network().setPortStatus(ports.get(0).id(), "DOWN");
        cloud.network().setPortStatus(ports.get(1).id(), "N/A");
    }

    static List<VirtualMachine> servers(SimulatedCloud cloud, String status) {
        return cloud.servers(ServerQuery.everything()).orElseThrow().stream()
                .filter(vm -> vm.status().equals(status))
                .toList();
    }

    /** Makes the call again, with a change to its address. */
    Answer answer(Recording recording, Function<String, String> change) {
        var cloud = recording.name().matches("neutron-(agent|.*dhcp).*") ? agents : nsx;
        var path = path(recording, cloud);
        var client = client(recording, cloud);
        if (recording.request().path("method").asText().equals("POST")) {
            var body = recording.request().path("body").toString();
            return client.authenticate(body.replace("SECRET", "simulated"));
        }
        return client.get(change.apply(marked(path, client)));
    }

    private static ApiClient client(Recording recording, RunningSimulator cloud) {
        var client = cloud.client();
        recording.request().path("headers").properties().forEach(header -> {
            var value = header.getValue().asText();
            if (!value.equals("SECRET")) {
                client.header(header.getKey(), value);
            } else if (header.getKey().equals("X-Auth-Token")) {
                client.signedIn(isMembers(recording) ? "member" : "admin", isMembers(recording) ? OWNER : "admin");
            } else {
                client.header(header.getKey(), client.token());
            }
        });
        return client;
    }

    private static boolean isMembers(Recording recording) {
        return recording.name().contains("member");
    }

    private static String path(Recording recording, RunningSimulator running) {
        var url = Pattern.compile("http://127.0.0.1:([0-9]+)(.*)").matcher(recording.url());
        if (!url.matches()) {
            throw new IllegalArgumentException(recording.url());
        }
        var cloud = running.simulator.cloud();
        var status = recording.name().contains("error") ? "ERROR" : "ACTIVE";
        var server = servers(cloud, status).get(0).birth().id();
        var network = cloud.network();
        var path = PORTS.get(url.group(1)) + url.group(2);
        path = replaced(path, "(/servers/)" + UUID, server);
        path = replaced(
                path,
                "(/os-instance-actions/)req-" + UUID,
                cloud.actions(server).get(0).requestId());
        path = replaced(
                path,
                "(/os-hypervisors/|/resource_providers/)" + UUID,
                cloud.estate().clusters().get(0).id());
        path = replaced(
                path,
                "(/routers/)" + UUID,
                network.routers().all().stream()
                        .map(router -> router.id().toString())
                        .findFirst()
                        .orElse("-"));
        path = replaced(path, "(/networks/)" + UUID, inner(cloud));
        path = replaced(
                path,
                "(/agents/)" + UUID,
                network.agents().stream()
                        .map(agent -> agent.id().toString())
                        .findFirst()
                        .orElse("-"));
        path = replaced(path, "(/images/)" + UUID, shown(cloud));
        path = replaced(path, "(/volume/v3/)" + PROJECT, project(cloud, isMembers(recording) ? OWNER : "admin"));
        return replaced(path, "(/quotas/|/os-quota-sets/|tenant_id=|project_id=)" + PROJECT, project(cloud, OWNER));
    }

    private static String replaced(String path, String pattern, Object by) {
        return Pattern.compile(pattern)
                .matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + by));
    }

    private static String shown(SimulatedCloud cloud) {
        return cloud.images().all().stream()
                .filter(image -> image.visibility().equals("public"))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private static String inner(SimulatedCloud cloud) {
        return cloud.network().networks().all().stream()
                .filter(network -> !network.isExternal())
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private static String project(SimulatedCloud cloud, String name) {
        return cloud.estate().allProjects().stream()
                .filter(project -> project.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** A marker is the last of the page before. */
    private static String marked(String path, ApiClient client) {
        var marker = Pattern.compile("&marker=" + UUID).matcher(path);
        if (!marker.find()) {
            return path;
        }
        var before = client.get(marker.replaceAll("")).json().elements().next();
        return marker.replaceAll(
                "&marker=" + before.get(before.size() - 1).path("id").asText());
    }

    @Override
    public void close() {
        nsx.close();
        agents.close();
    }
}
