package io.vioscope.source.openstack.nova;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.Page;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.Reverse;
import io.vioscope.source.openstack.decode.RowDecoder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees servers, hypervisors, services, availability zones and aggregates, by lists that fail each for itself. */
public final class NovaSource implements Source {
    private static final SourceId ID = new SourceId("nova");
    private static final Set<Kind> SERVICES = Set.of(Kind.COMPUTE_SERVICE, Kind.SERVICE);

    /** Nova's own max_limit; it cuts a larger one to this. */
    static final int LIMIT = 1000;

    private final VersionedApi api;
    private final Http http;
    private final InstantSource clock;
    private final PollTimes times;
    private final Supplier<Future<Void>> close;
    private final int limit;
    private final Causes causes;
    private final Servers servers;
    private final Cells cells = new Cells();
    private boolean heedsFilter = true;

    /** @param close called once, when this source is closed */
    public NovaSource(VersionedApi api, Http http, InstantSource clock, Supplier<Future<Void>> close) {
        this(api, http, clock, close, LIMIT);
    }

    NovaSource(VersionedApi api, Http http, InstantSource clock, Supplier<Future<Void>> close, int limit) {
        this.api = api;
        this.http = http;
        this.clock = clock;
        this.times = new PollTimes(clock);
        this.close = close;
        this.limit = limit;
        this.causes = new Causes(http);
        this.servers = new Servers(limit);
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return Set.of(
                Kind.SERVER,
                Kind.HYPERVISOR,
                Kind.COMPUTE_SERVICE,
                Kind.SERVICE,
                Kind.AVAILABILITY_ZONE,
                Kind.AGGREGATE);
    }

    @Override
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var report = new ReportBuilder(ID, covers(), times.next(), clock, meter);
        return api.agree(meter)
                .compose(result -> result.match(
                        agreed -> new Poll(agreed, meter, report).run(look),
                        why -> Future.succeededFuture(report.failed(why))));
    }

    @Override
    public Set<Kind> glances() {
        return heedsFilter ? Set.of(Kind.SERVER) : Set.of();
    }

    @Override
    public Future<Report> glance(Set<EntityKey> at) {
        var meter = new Meter();
        var report = new ReportBuilder(ID, glances(), times.next(), clock, meter);
        report.glance(at);
        return api.agree(meter)
                .compose(result -> result.match(
                        agreed -> new Glance(agreed, meter, report).run(at),
                        why -> Future.succeededFuture(missed(why, report))));
    }

    private static Report missed(ReadFailure why, ReportBuilder report) {
        report.missed(Kind.SERVER, why);
        return report.done();
    }

    @Override
    public Future<Void> close() {
        return close.get();
    }

    /** A look at single servers. */
    private final class Glance {
        private final VersionedApi.Agreed agreed;
        private final Meter meter;
        private final ReportBuilder report;

        Glance(VersionedApi.Agreed agreed, Meter meter, ReportBuilder report) {
            this.agreed = agreed;
            this.meter = meter;
            this.report = report;
        }

        Future<Report> run(Set<EntityKey> at) {
            var glance = new ServerGlance(http, this::get, servers.deletionsFrom());
            var pages = at.stream().map(glance::at).toList();
            return Future.all(pages)
                    .map(all -> taken(all.list()))
                    .compose(seen ->
                            causes.askOf(this::get, agreed.version().has(NovaApi.MIGRATION_FILTERS), seen, report))
                    .map(done -> report.done());
        }

        private Future<Result<Answer>> get(String path) {
            return api.get(agreed, path, meter);
        }

        private List<Entity> taken(List<Result<Page>> pages) {
            var seen = new ArrayList<Entity>();
            pages.forEach(page -> page.match(read -> seen.addAll(taken(read)), this::failed));
            return seen;
        }

        private List<Entity> taken(Page page) {
            page.entities().forEach(report::add);
            page.unreadable().forEach(report::add);
            report.gone(page.gone().keySet());
            return page.entities();
        }

        /** Who gets other servers than were asked for is not asked so again. */
        private boolean failed(ReadFailure why) {
            heedsFilter &= why.cause() != ReadFailure.Cause.IMPLAUSIBLE && why.cause() != ReadFailure.Cause.BAD_REQUEST;
            report.missed(Kind.SERVER, why);
            return false;
        }
    }

    /** One poll. */
    private final class Poll {
        private final VersionedApi.Agreed agreed;
        private final Meter meter;
        private final ReportBuilder report;

        Poll(VersionedApi.Agreed agreed, Meter meter, ReportBuilder report) {
            this.agreed = agreed;
            this.meter = meter;
            this.report = report;
        }

        Future<Report> run(Look look) {
            var decoder = new HypervisorDecoder();
            var hypervisors = agreed.version().has(NovaApi.HYPERVISOR_PAGES)
                    ? pages(decoder, "/os-hypervisors/detail", null)
                    : linked(decoder, "/os-hypervisors/detail");
            var services = linked(new ServiceDecoder(), "/os-services");
            var zones = linked(new ZoneDecoder(), "/os-availability-zone/detail");
            var aggregates = linked(new AggregateDecoder(), "/os-aggregates");
            var oldestFirst = servers.oldestFirst(agreed.serverMax());
            var read = services.compose(list -> servers.read(
                    cells.look(look, list), oldestFirst, (path, r) -> pages(new ServerDecoder(), path, r)));
            return Future.all(read, hypervisors, services, zones, aggregates)
                    .compose(all -> causes.ask(
                            path -> api.get(agreed, path, meter),
                            agreed.version().has(NovaApi.MIGRATION_FILTERS),
                            read.result(),
                            report))
                    .compose(done -> http.offLoop(() -> {
                        report.claims(decoder.claims());
                        group(services.result(), zones.result(), aggregates.result());
                        return report(read.result(), hypervisors.result(), services.result());
                    }));
        }

        private void group(Listing services, Listing zones, Listing aggregates) {
            Membership.tie(services, aggregates);
            add(zones, Set.of(Kind.AVAILABILITY_ZONE));
            add(aggregates, Set.of(Kind.AGGREGATE));
            if (aggregates.incomplete() != null || !aggregates.unreadable().isEmpty()) {
                report.untold(Kind.COMPUTE_SERVICE, RelationType.PART_OF);
            }
        }

        private Report report(Servers.Read read, Listing hypervisors, Listing services) {
            add(read.list(), Set.of(Kind.SERVER));
            add(hypervisors, Set.of(Kind.HYPERVISOR));
            add(services, SERVICES);
            if (!read.whole()) {
                report.changesOnly(Kind.SERVER, Servers.NOT_TOLD);
            }
            report.gone(read.gone());
            return report.done();
        }

        private void add(Listing list, Set<Kind> kinds) {
            report.add(list, kinds);
            if (list.incomplete() != null) {
                api.forget();
            }
        }

        private Future<Listing> pages(RowDecoder decoder, String path, @Nullable Reverse reverse) {
            return ListReader.pages(http, decoder, p -> api.get(agreed, p, meter), path, limit, reverse);
        }

        private Future<Listing> linked(RowDecoder decoder, String path) {
            return ListReader.linked(http, decoder, p -> api.get(agreed, p, meter), path);
        }
    }
}
