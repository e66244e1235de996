package io.vioscope.simulator.api.compute;

import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Usage;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the servers of a project claim. */
public record ProjectUsage(SimulatedCloud cloud) {

    /** What the servers of a project use; nothing where it has none. */
    public Usage of(String project) {
        var servers = servers(Optional.of(project), false);
        return new Usage(
                servers.size(),
                servers.stream().mapToInt(vm -> vm.flavor().vcpus()).sum(),
                servers.stream().mapToInt(vm -> vm.flavor().ramMb()).sum(),
                servers.stream().mapToInt(vm -> vm.flavor().diskGb()).sum());
    }

    /** The servers of a project, or of all; those that live or those that are gone. */
    public List<VirtualMachine> servers(Optional<String> project, boolean deleted) {
        var query = new ServerQuery(
                project,
                Optional.empty(),
                Optional.of(deleted),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Integer.MAX_VALUE,
                false);
        return cloud.servers(query).orElseThrow();
    }
}
