package io.vioscope.proof;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CanaryConfig;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.ManagementAccess;
import io.vioscope.config.ProbesConfig;
import io.vioscope.config.ProbesConfig.Address;
import io.vioscope.config.ProbesConfig.How;
import io.vioscope.inventory.Report;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.api.users.Sites.Site;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import io.vioscope.source.canary.CanarySource;
import io.vioscope.source.canary.MemoryNotebook;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.reach.ReachSource;
import io.vioscope.source.vio.VioSource;
import io.vioscope.timeline.SimulatedBus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The sources beside OpenStack's APIs, vCenter and NSX: VIO's management server, addresses that are tried from here and from
 * elsewhere, a canary, and what is seen of the message bus. They look one after the other, and after all others: a look at ports
 * must not fall into the moment in which the canary's is there.
 */
final class FurtherEyes {
    /** As many of the floating IPs as lead to a server are tried. */
    private static final int SITES = 20;

    private final Optional<Elsewhere> elsewhere;
    private final List<Source> sources = new ArrayList<>();
    private final Vertx vertx;
    private final Simulator simulator;
    private final InstantSource clock;
    private final HttpLimits limits;
    private final SimulatedBus bus;

    FurtherEyes(Vertx vertx, Simulator simulator, CloudConfig cloud, InstantSource clock, HttpLimits limits) {
        this.vertx = vertx;
        this.simulator = simulator;
        this.clock = clock;
        this.limits = limits;
        bus = new SimulatedBus(simulator, clock);
        var management = new ManagementAccess(simulator.managementUrl(), "vioscope", "any", null, null, true);
        sources.add(VioSource.of(vertx, cloud, management, clock, limits));
        var sites = World.await(simulator.openSites(SITES));
        elsewhere = sites.isEmpty() ? Optional.empty() : Optional.of(elsewhere(cloud, sites));
        elsewhere.ifPresent(place -> sources.add(ReachSource.of(
                vertx, cloud, new ProbesConfig(addresses(sites), List.of(place.collector())), clock, limits, "ping")));
        sources.add(canary(cloud));
        sources.add(bus);
    }

    /** Whether the message bus tells nothing. */
    boolean isBusLost() {
        return bus.isLost();
    }

    private Elsewhere elsewhere(CloudConfig cloud, List<Site> sites) {
        var same = addresses(sites.stream().map(Site::fromElsewhere).toList());
        return new Elsewhere(vertx, cloud, same, simulator.faults().physics(), clock, limits);
    }

    private static List<Address> addresses(List<Site> sites) {
        return sites.stream()
                .map(site -> new Address(site.name(), new How.Web(site.url())))
                .toList();
    }

    private Source canary(CloudConfig cloud) {
        var network = simulator.cloud().network().networks().all().stream()
                .filter(found -> !found.isExternal())
                .findFirst()
                .orElseThrow();
        var config = new CanaryConfig(
                network.id().toString(), Duration.ofSeconds(30), limits.answer(), "vioscope-canary", null);
        return CanarySource.of(
                vertx,
                cloud,
                config,
                new MemoryNotebook(),
                Optional.empty(),
                key -> Future.succeededFuture(Optional.empty()),
                clock,
                limits);
    }

    List<Report> poll() {
        elsewhere.ifPresent(place -> onContext(place::look));
        var reports = new ArrayList<Report>();
        sources.forEach(source -> reports.add(onContext(() -> source.poll(Look.EVERYTHING))));
        return reports;
    }

    private <T> T onContext(Supplier<Future<T>> look) {
        return World.await(World.onContext(vertx, look));
    }

    void close() {
        sources.forEach(source -> World.await(source.close()));
        elsewhere.ifPresent(place -> World.await(place.close()));
    }
}
