package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Chooses where servers go: the emptiest cluster whose nova-compute is enabled and up. */
final class Scheduler {
    private final List<Cluster> clusters;
    private final Services services;
    private final Population population;
    private final Timings timings;

    Scheduler(List<Cluster> clusters, Services services, Population population, Timings timings) {
        this.clusters = clusters;
        this.services = services;
        this.population = population;
        this.timings = timings;
    }

    /** The emptiest of those that may be chosen; empty if none is usable. */
    Optional<Cluster> emptiest(Predicate<Cluster> eligible, Instant now) {
        return clusters.stream()
                .filter(eligible)
                .filter(cluster -> isUsable(services.of(cluster), now))
                .min(Comparator.comparingInt(
                        cluster -> population.usage(cluster).vcpus()));
    }

    private boolean isUsable(NovaService compute, Instant now) {
        return compute.enabled() && compute.isUp(now, timings);
    }
}
