package io.vioscope.source.openstack.nova;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.http.Http;
import io.vioscope.source.openstack.http.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees servers, hypervisors, compute services and Nova's other services, by three lists that fail each for itself. */
public final class NovaSource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(NovaSource.class);
    private static final SourceId ID = new SourceId("nova");
    private static final Set<Kind> SERVICES = Set.of(Kind.COMPUTE_SERVICE, Kind.SERVICE);

    /** Nova's own max_limit; it cuts a larger one to this. */
    static final int LIMIT = 1000;

    /** How much further back than the last list deletions are asked for: two clocks of a control plane may differ. */
    static final Duration OVERLAP = Duration.ofMinutes(2);

    private final VersionedApi api;
    private final Http http;
    private final InstantSource clock;
    private final PollTimes times;
    private final Supplier<Future<Void>> close;
    private final int limit;
    private final Causes causes;
    private @Nullable Instant deletionsSince;

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
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return Set.of(Kind.SERVER, Kind.HYPERVISOR, Kind.COMPUTE_SERVICE, Kind.SERVICE);
    }

    @Override
    public Future<Report> poll() {
        var meter = new Meter();
        var report = new ReportBuilder(ID, covers(), times.next(), clock, meter);
        return api.agree(meter)
                .compose(result -> result.match(
                        agreed -> new Poll(agreed, meter, report).run(),
                        why -> Future.succeededFuture(report.failed(why))));
    }

    @Override
    public Future<Void> close() {
        return close.get();
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

        Future<Report> run() {
            var servers = pages(new ServerDecoder(), "/servers/detail?all_tenants=1");
            var hypervisors = agreed.version().has(NovaApi.HYPERVISOR_PAGES)
                    ? pages(new HypervisorDecoder(), "/os-hypervisors/detail")
                    : linked(new HypervisorDecoder(), "/os-hypervisors/detail");
            var services = linked(new ServiceDecoder(), "/os-services");
            return Future.all(servers, hypervisors, services)
                    .compose(all -> {
                        add(servers.result(), Set.of(Kind.SERVER));
                        add(hypervisors.result(), Set.of(Kind.HYPERVISOR));
                        add(services.result(), SERVICES);
                        return deletions(servers.result());
                    })
                    .compose(done -> causes.ask(
                            path -> api.get(agreed, path, meter),
                            agreed.version().has(NovaApi.MIGRATION_FILTERS),
                            servers.result(),
                            report))
                    .map(done -> report.done());
        }

        private void add(Listing list, Set<Kind> kinds) {
            report.add(list, kinds);
            if (list.incomplete() != null) {
                api.forget();
            }
        }

        private Future<Listing> pages(RowDecoder decoder, String path) {
            return ListReader.pages(http, decoder, p -> api.get(agreed, p, meter), path, limit);
        }

        private Future<Listing> linked(RowDecoder decoder, String path) {
            return ListReader.linked(http, decoder, p -> api.get(agreed, p, meter), path);
        }

        /**
         * Asks what was deleted since the last complete list, by Nova's clock. Only makes deletions known sooner: if it
         * fails, absence from two lists tells, and the next poll asks from the same time on.
         */
        private Future<Void> deletions(Listing live) {
            var next = live.firstDate();
            if (live.incomplete() != null || next == null) {
                return Future.succeededFuture();
            }
            var since = deletionsSince;
            if (since == null) {
                deletionsSince = next;
                return Future.succeededFuture();
            }
            var from = since.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS);
            return pages(new ServerDecoder(), "/servers/detail?all_tenants=1&deleted=true&changes-since=" + from)
                    .map(deleted -> {
                        report.gone(gone(live, deleted));
                        if (deleted.incomplete() == null) {
                            deletionsSince = next;
                        } else {
                            LOG.debug("the list of deleted servers was not read: {}", deleted.incomplete());
                        }
                        return null;
                    });
        }

        /**
         * What is gone. A server may be in both lists: deleted after its page of the live list was read, or, rarely, the
         * leftover in another cell of one that lives (a resize across cells). So the live list wins, unless the
         * deletion, by Nova's own clock, is not older than the list. Rows that are not DELETED (soft-deleted servers
         * are among these) say nothing here.
         */
        private Set<EntityKey> gone(Listing live, Listing deleted) {
            var read = live.lastDate();
            return deleted.gone().entrySet().stream()
                    .filter(e -> (!live.entities().containsKey(e.getKey())
                                    && !live.unreadable().containsKey(e.getKey()))
                            || (read != null && !e.getValue().isBefore(read)))
                    .map(e -> e.getKey())
                    .collect(Collectors.toSet());
        }
    }
}
