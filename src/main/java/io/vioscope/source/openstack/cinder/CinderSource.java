package io.vioscope.source.openstack.cinder;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.keystone.Token;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees volumes, snapshots, Cinder's services and the pools volumes lie in, by four lists that fail each for itself. */
public final class CinderSource implements Source {
    private static final SourceId ID = new SourceId("cinder");

    /** Cinder's own osapi_max_limit; it cuts a larger one to this. */
    static final int LIMIT = 1000;

    private final Session session;
    private final VersionedApi api;
    private final Http http;
    private final InstantSource clock;
    private final PollTimes times;
    private final Supplier<Future<Void>> close;
    private final Owned volumes;
    private final Owned snapshots;
    private boolean showedOthers;

    /** @param close called once, when this source is closed */
    public CinderSource(Session session, Http http, InstantSource clock, Supplier<Future<Void>> close) {
        this.session = session;
        this.api = CinderApi.of(session, http);
        this.http = http;
        this.clock = clock;
        this.times = new PollTimes(clock);
        this.close = close;
        this.volumes = new Owned(http, Kind.VOLUME, new VolumeDecoder(), "/volumes/detail", LIMIT);
        this.snapshots = new Owned(http, Kind.SNAPSHOT, new SnapshotDecoder(), "/snapshots/detail", LIMIT);
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
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var report = new ReportBuilder(ID, covers(), times.next(), clock, meter);
        return session.token(meter)
                .compose(login -> login.thenAsync(token -> api.agree(meter)
                        .map(result -> result.then(agreed -> Result.ok(new Poll(token, agreed, meter, report))))))
                .compose(result ->
                        result.match(poll -> poll.run(look), why -> Future.succeededFuture(report.failed(why))));
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

        Future<Report> run(Look look) {
            var services = linked(new VolumeServiceDecoder(), "/os-services");
            var pools = pools();
            var read = List.of(volumes.read(look, this::get), snapshots.read(look, this::get));
            return Future.all(List.of(services, pools, read.get(0), read.get(1)))
                    .compose(all -> http.offLoop(() -> {
                        add(services.result(), Kind.VOLUME_SERVICE);
                        add(pools.result(), Kind.VOLUME_POOL);
                        var owned = read.stream().map(Future::result).toList();
                        owned.forEach(this::add);
                        judge(owned, AllProjects.doubt(token, services.result()));
                        return report.done();
                    }));
        }

        private Future<Result<Answer>> get(String path) {
            return api.get(agreed, path, meter);
        }

        private void add(Owned.Read read) {
            add(read.list(), read.kind());
            if (!read.whole()) {
                report.changesOnly(read.kind(), Set.of());
            }
        }

        private void add(Listing list, Kind kind) {
            report.add(list, Set.of(kind));
            if (list.incomplete() != null) {
                api.forget();
            }
        }

        /** Few rows, when only changes were asked for, may all be of one project; what was seen before stays true. */
        private void judge(List<Owned.Read> owned, @Nullable String mayBeOwnOnly) {
            var whole = owned.stream().allMatch(Owned.Read::whole);
            var lists = owned.stream().map(Owned.Read::list).toList();
            var shows = AllProjects.showsOthers(token, lists) || (showedOthers && !whole);
            showedOthers = shows;
            if (mayBeOwnOnly == null) {
                // To whoever may not see it, Cinder says of a volume that exists that there is none.
                owned.forEach(read -> report.gone(read.gone()));
            } else if (!shows) {
                var why = Failures.of(Cause.FORBIDDEN, "GET " + agreed.base() + "/volumes/detail", mayBeOwnOnly);
                report.doubt(Set.of(Kind.VOLUME, Kind.SNAPSHOT), why);
            }
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
