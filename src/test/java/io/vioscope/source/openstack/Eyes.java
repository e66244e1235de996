package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.NsxAccess;
import io.vioscope.config.Polling;
import io.vioscope.config.VCenterAccess;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** All sources of a simulated cloud and an engine that takes their reports. */
public final class Eyes {
    private final Vertx vertx;
    private final VirtualClock clock;
    private final Map<String, Source> sources = new HashMap<>();
    private final Engine engine = new Engine(Map.of());
    private Snapshot snapshot = Snapshot.unknown("sim");
    private List<Fact> facts = List.of();

    /** Looks at nothing yet. */
    public Eyes(Vertx vertx, Simulator simulator, VirtualClock clock) {
        this.vertx = vertx;
        this.clock = clock;
        OpenStackSources.of(vertx, new CloudConfig("sim", access(simulator), Polling.DEFAULT), clock)
                .forEach(source -> sources.put(source.id().name(), source));
    }

    /** How the administrator of a simulated cloud gets in. */
    public static CloudAccess access(Simulator simulator) {
        var user = new Named(null, simulator.username());
        var project = new Named(null, simulator.project());
        var domain = new Named(null, "Default");
        return new CloudAccess(
                URI.create(simulator.authUrl()),
                new Credentials.Password(user, domain, simulator.password(), project, domain),
                simulator.region(),
                CloudAccess.Interface.PUBLIC,
                null,
                true);
    }

    /** The cloud with its vCenters, which are asked for changes without waiting for them: the clock is virtual. */
    public static CloudConfig withVCenters(Simulator simulator) {
        var vcenters = simulator.faults().physics().layout().vCenters().stream()
                .map(vcenter -> new VCenterAccess(
                        simulator.vCenterUrl(vcenter.id()), "vioscope@vsphere.local", "any", vcenter.id(), null, true))
                .toList();
        return new CloudConfig("sim", access(simulator), Polling.every(Duration.ofSeconds(1))).withVCenters(vcenters);
    }

    /** How NSX below the cloud is read. */
    public static NsxAccess nsx(Simulator simulator) {
        return new NsxAccess(
                List.of(simulator.nsxUrl()),
                new NsxAccess.Login.Password("vioscope", "any"),
                NsxAccess.Api.POLICY,
                null,
                true);
    }

    /** How it is read as an NSX for vSphere, which has the first vCenter. */
    public static NsxAccess nsxV(Simulator simulator) {
        return new NsxAccess(
                List.of(simulator.nsxVUrl()),
                new NsxAccess.Login.Password("vioscope", "any"),
                NsxAccess.Api.NSX_V,
                simulator
                        .faults()
                        .physics()
                        .layout()
                        .vCenters()
                        .iterator()
                        .next()
                        .id(),
                null,
                true);
    }

    /** Has one of them look, and the engine take what it saw. */
    public Report poll(String source, Look look) {
        return look(source, eyes -> eyes.poll(look));
    }

    /** Has one of them look at single things, and the engine take what it saw. */
    public Report glance(String source, EntityKey... at) {
        return look(source, eyes -> eyes.glance(Set.of(at)));
    }

    private Report look(String source, Function<Source, Future<Report>> look) {
        var eyes = Objects.requireNonNull(sources.get(source));
        Report report = await(Future.future(promise ->
                vertx.getOrCreateContext().runOnContext(v -> look.apply(eyes).onComplete(promise))));
        var step = engine.step(snapshot, new Input.Reported(report), clock.instant());
        snapshot = step.next();
        facts = step.facts();
        return report;
    }

    /** What came of the last look. */
    List<Fact> facts() {
        return facts;
    }

    Map<String, Entity> of(Kind kind) {
        return snapshot.state().inventory().of(kind);
    }

    /** What is believed now. */
    public Snapshot snapshot() {
        return snapshot;
    }
}
