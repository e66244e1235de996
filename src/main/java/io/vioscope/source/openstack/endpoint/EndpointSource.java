package io.vioscope.source.openstack.endpoint;

import io.vertx.core.Future;
import io.vioscope.config.CloudConfig;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.keystone.Catalog;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.keystone.Token;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees whether the API endpoints answer: every one of the token's catalog in the configured region, of whatever
 * interface, and Horizon where it is configured. While Keystone is down it goes on with the last catalog, so that
 * Keystone's own endpoint is seen to be down; then its report is partial, as the catalog may have changed meanwhile.
 */
public final class EndpointSource implements Source {
    private static final SourceId ID = new SourceId("endpoints");

    private final Session session;
    private final InstantSource clock;
    private final PollTimes times;
    private final Supplier<Future<Void>> close;
    private final Targets targets;
    private final Prober prober;
    private final Known known = new Known();
    private @Nullable Catalog catalog;

    /**
     * A source.
     *
     * @param http  for probes alone: what waits for its turn behind the lists of other sources would seem to be slow
     * @param close called once, when this source is closed
     */
    public EndpointSource(
            Session session, Http http, CloudConfig cloud, InstantSource clock, Supplier<Future<Void>> close) {
        this.session = session;
        this.clock = clock;
        this.times = new PollTimes(clock);
        this.close = close;
        this.targets = new Targets(cloud, session.identityUrl());
        this.prober = new Prober(http);
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return Set.of(Kind.ENDPOINT);
    }

    @Override
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var report = new ReportBuilder(ID, covers(), times.next(), clock, meter);
        return session.token(meter).compose(token -> {
            token.match(this::keep, why -> missed(report, why));
            var last = catalog;
            return last == null
                    ? Future.succeededFuture(report.done())
                    : targets.of(last)
                            .match(all -> probe(all, meter, report), why -> Future.succeededFuture(report.failed(why)));
        });
    }

    private boolean keep(Token token) {
        catalog = token.catalog();
        return true;
    }

    private static boolean missed(ReportBuilder report, ReadFailure why) {
        report.missed(Kind.ENDPOINT, why);
        return false;
    }

    /** Asks every address once, however many endpoints have it. */
    private Future<Report> probe(List<Target> all, Meter meter, ReportBuilder report) {
        var asked = new LinkedHashMap<String, Future<Probe>>();
        var probes = all.stream()
                .map(target -> asked.computeIfAbsent(target.probe(), url -> prober.ask(target, meter))
                        .map(probe -> {
                            add(target, probe, report);
                            return probe;
                        }))
                .toList();
        return Future.all(probes).map(done -> report.done());
    }

    private void add(Target target, Probe probe, ReportBuilder report) {
        report.add(known.entity(target, probe, clock.instant()));
        probe.trip().ifPresent(trip -> report.latency(target.key(), trip));
    }

    @Override
    public Future<Void> close() {
        return close.get();
    }
}
