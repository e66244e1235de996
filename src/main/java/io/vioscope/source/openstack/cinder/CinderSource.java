package io.vioscope.source.openstack.cinder;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.http.Failures;
import io.vioscope.source.openstack.http.Http;
import io.vioscope.source.openstack.http.Meter;
import io.vioscope.source.openstack.http.Result;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.keystone.Token;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Sees volumes, snapshots, Cinder's services and the pools volumes lie in, by four lists that fail each for itself. */
public final class CinderSource implements Source {
    private static final SourceId ID = new SourceId("cinder");
    private static final String VOLUMES = "/volumes/detail?all_tenants=1";

    /** Cinder's own osapi_max_limit; it cuts a larger one to this. */
    static final int LIMIT = 1000;

    private final Session session;
    private final VersionedApi api;
    private final Http http;
    private final InstantSource clock;
    private final PollTimes times;
    private final Supplier<Future<Void>> close;

    /** @param close called once, when this source is closed */
    public CinderSource(Session session, Http http, InstantSource clock, Supplier<Future<Void>> close) {
        this.session = session;
        this.api = CinderApi.of(session, http);
        this.http = http;
        this.clock = clock;
        this.times = new PollTimes(clock);
        this.close = close;
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return Set.of(Kind.VOLUME, Kind.SNAPSHOT, Kind.VOLUME_SERVICE, Kind.VOLUME_POOL);
    }

    @Override
    public Future<Report> poll() {
        var meter = new Meter();
        var report = new ReportBuilder(ID, covers(), times.next(), clock, meter);
        return session.token(meter)
                .compose(login -> login.thenAsync(token -> api.agree(meter)
                        .map(result -> result.then(agreed -> Result.ok(new Poll(token, agreed, meter, report))))))
                .compose(result -> result.match(Poll::run, why -> Future.succeededFuture(report.failed(why))));
    }

    @Override
    public Future<Void> close() {
        return close.get();
    }

    /** One poll. */
    private final class Poll {
        private final Token token;
        private final VersionedApi.Agreed agreed;
        private final Meter meter;
        private final ReportBuilder report;

        Poll(Token token, VersionedApi.Agreed agreed, Meter meter, ReportBuilder report) {
            this.token = token;
            this.agreed = agreed;
            this.meter = meter;
            this.report = report;
        }

        Future<Report> run() {
            var services = linked(new VolumeServiceDecoder(), "/os-services");
            var pools = pools();
            var volumes = pages(new VolumeDecoder(), VOLUMES);
            var snapshots = pages(new SnapshotDecoder(), "/snapshots/detail?all_tenants=1");
            return Future.all(services, pools, volumes, snapshots).map(all -> {
                add(services.result(), Kind.VOLUME_SERVICE);
                add(pools.result(), Kind.VOLUME_POOL);
                add(volumes.result(), Kind.VOLUME);
                add(snapshots.result(), Kind.SNAPSHOT);
                judge(List.of(volumes.result(), snapshots.result()), services.result());
                return report.done();
            });
        }

        private void add(Listing list, Kind kind) {
            report.add(list, Set.of(kind));
            if (list.incomplete() != null) {
                api.forget();
            }
        }

        private void judge(List<Listing> owned, Listing services) {
            var doubt = AllProjects.doubt(token, owned, services);
            if (doubt != null) {
                var why = Failures.of(Cause.FORBIDDEN, "GET " + agreed.base() + VOLUMES, doubt);
                report.doubt(Set.of(Kind.VOLUME, Kind.SNAPSHOT), why);
            }
        }

        private Future<Listing> pages(RowDecoder decoder, String path) {
            return ListReader.pages(http, decoder, p -> api.get(agreed, p, meter), path, LIMIT);
        }

        private Future<Listing> linked(RowDecoder decoder, String path) {
            return ListReader.linked(http, decoder, p -> api.get(agreed, p, meter), path);
        }

        /** The API asks a scheduler for the pools and waits a minute for a dead one: too long for the other lists. */
        private Future<Listing> pools() {
            var deadline = http.limits().answer();
            return ListReader.linked(
                    http,
                    new PoolDecoder(),
                    p -> api.get(agreed, p, deadline, meter),
                    "/scheduler-stats/get_pools?detail=true");
        }
    }
}
