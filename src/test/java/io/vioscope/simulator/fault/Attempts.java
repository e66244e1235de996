package io.vioscope.simulator.fault;

import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.plant.Trouble;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What users go on trying while something is wrong: to boot and stop servers, to make volumes and to attach them. */
final class Attempts {
    private static final int BOOTS = 6;
    private static final int STOPS = 8;
    private static final int VOLUMES = 6;

    private final Trial trial;
    private final Set<String> booted = new LinkedHashSet<>();
    private final Set<String> operated = new LinkedHashSet<>();
    private final Set<String> volumes = new LinkedHashSet<>();

    Attempts(Trial trial) {
        this.trial = trial;
    }

    Set<String> booted() {
        return booted;
    }

    Set<String> operated() {
        return operated;
    }

    Set<String> volumes() {
        return volumes;
    }

    /** Whether the test itself has done something to it. */
    boolean concern(String id) {
        return booted.contains(id) || operated.contains(id) || volumes.contains(id);
    }

    void begin() {
        var cloud = trial.physics.cloud();
        for (var i = 0; i < BOOTS; i++) {
            booted.add(cloud.boot().toString());
        }
        cloud.discoveries().alive().stream()
                .filter(vm -> vm.state() == Lifecycle.ACTIVE && trial.struck().equals(vm.cluster()))
                .limit(STOPS)
                .forEach(this::stop);
        for (var i = 0; i < VOLUMES; i++) {
            volumes.add(cloud.storage().create(cloud.estate().projects().get(0)).toString());
        }
        attach();
    }

    private void stop(VirtualMachine vm) {
        trial.physics.cloud().stop(vm.birth().id());
        operated.add(vm.birth().id().toString());
    }

    /** Somebody does something to what is struck. */
    void operateTarget() {
        trial.targets.forEach(key -> trial.physics.cloud().stop(UUID.fromString(key.id())));
    }

    private void attach() {
        var storage = trial.physics.cloud().storage();
        var free = storage.page(
                        Optional.empty(), VOLUMES, volume -> volume.status().equals("available"))
                .orElseThrow();
        for (var row : free) {
            trial.physics.cloud().discoveries().alive().stream()
                    .filter(vm -> vm.isPlaced()
                            && vm.birth().project().equals(row.volume().project()))
                    .findFirst()
                    .filter(vm -> storage.attach(row.volume().id(), vm.birth().id()))
                    .ifPresent(vm -> volumes.add(row.volume().id().toString()));
        }
    }

    /** Something changes below, which a nova-compute that sees it would report. */
    void perturb() {
        var cluster = trial.struck();
        trial.physics.begin(Layout.host(cluster, 1), Trouble.MAINTENANCE);
        trial.physics.begin(Layout.datastore(cluster, 0), Trouble.MAINTENANCE);
    }
}
