package io.vioscope.source.canary;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Covered;
import io.vioscope.config.CanaryConfig;
import io.vioscope.config.CloudConfig;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.canary.Try.End;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.Said;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Sees whether a port can be made and deleted, by doing it: the one source that writes to the cloud. One failure says nothing
 * yet; two in a row do.
 */
public final class CanarySource implements Source {
    /** Its name. */
    public static final SourceId ID = new SourceId("canary");

    private static final Set<Kind> COVERS = Set.of(Kind.CANARY);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CanaryConfig config;
    private final Canary canary;
    private final InstantSource clock;
    private final PollTimes times;
    private int failures;

    /**
     * Of a cloud; makes nothing yet.
     *
     * @param believed what was believed of it before this start, so that what fails on does not begin anew; empty where nothing was
     */
    public static CanarySource of(
            Vertx vertx,
            CloudConfig cloud,
            CanaryConfig config,
            Notebook notebook,
            Optional<Entity> believed,
            InstantSource clock) {
        Function<EntityKey, Future<Optional<Long>>> windows = key ->
                Bus.of(vertx).ask(Bus.covered(cloud.name()), key, PATIENCE).map(Covered::window);
        return of(vertx, cloud, config, notebook, believed, windows, clock, HttpLimits.DEFAULT);
    }

    /** The same with other limits, and where it is said what maintenance there is. */
    public static CanarySource of(
            Vertx vertx,
            CloudConfig cloud,
            CanaryConfig config,
            Notebook notebook,
            Optional<Entity> believed,
            Function<EntityKey, Future<Optional<Long>>> windows,
            InstantSource clock,
            HttpLimits limits) {
        var canary = new Canary(vertx, cloud, config, notebook, windows, clock, limits);
        var wasDown = believed.filter(e -> e.status().health() == Health.DOWN).isPresent();
        return new CanarySource(config, canary, clock, wasDown ? 1 : 0);
    }

    private CanarySource(CanaryConfig config, Canary canary, InstantSource clock, int failures) {
        this.config = config;
        this.canary = canary;
        this.clock = clock;
        this.times = new PollTimes(clock);
        this.failures = failures;
    }

    /** What it is in the inventory. */
    public static EntityKey key() {
        return Canary.KEY;
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return COVERS;
    }

    @Override
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var report = new ReportBuilder(ID, COVERS, times.next(), clock, meter);
        return canary.attempt(meter).map(tried -> tell(tried, report));
    }

    private Report tell(Try tried, ReportBuilder report) {
        failures = tried.end() == End.FAILED ? failures + 1 : 0;
        report.add(entity(tried));
        if (tried.network().isEmpty()) {
            report.untold(Kind.CANARY, RelationType.CONNECTED_TO);
        }
        if (tried.end() == End.WORKED) {
            report.latency(Canary.KEY, Took.together(tried.took()));
        }
        Took.exactly(tried.took()).ifPresent(report::note);
        if (tried.end() != End.WORKED) {
            report.note("No port was made and deleted: " + at(tried) + tried.why());
        }
        if (!tried.note().isEmpty()) {
            report.note(tried.note());
        }
        return report.done();
    }

    private static String at(Try tried) {
        var step = tried.failedAt();
        return step == null ? "" : step.word() + ": ";
    }

    private Entity entity(Try tried) {
        var step = tried.failedAt();
        return new Entity(
                Canary.KEY,
                "port on " + config.network(),
                status(tried.end()),
                Said.of(
                        "on_network",
                        config.network(),
                        "steps",
                        Took.roughly(tried.took()),
                        "failed_step",
                        step == null ? "" : step.word(),
                        "why",
                        tried.why(),
                        "port_status",
                        tried.status(),
                        "left_behind",
                        tried.left()),
                tried.network().isEmpty()
                        ? List.of()
                        : List.of(
                                new Relation(RelationType.CONNECTED_TO, new EntityKey(Kind.NETWORK, tried.network()))));
    }

    private Status status(End end) {
        return switch (end) {
            case WORKED -> Status.enabled("works", Health.OK);
            case FAILED ->
                failures > 1 ? Status.enabled("fails", Health.DOWN) : Status.enabled("failed once", Health.UNKNOWN);
            case HINDERED -> Status.enabled("could not be tried", Health.UNKNOWN);
            case HELD -> Status.enabled("held back", Health.UNKNOWN);
        };
    }

    @Override
    public Future<Void> close() {
        return canary.close();
    }
}
