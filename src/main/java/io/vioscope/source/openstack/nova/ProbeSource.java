package io.vioscope.source.openstack.nova;

import io.vertx.core.Future;
import io.vioscope.engine.Suspects;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.api.VersionedApi.Agreed;
import io.vioscope.source.openstack.decode.ReportBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees nothing of its own: of servers about which there is doubt it asks whether they run, now and live, and adds what was
 * said. It asks about few and never about all, as each question costs Nova a message and vCenter a call; and nothing where
 * nobody has a doubt. What it found stands for ten minutes.
 */
public final class ProbeSource implements Source {
    private static final SourceId ID = Suspects.PROBE;
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration NOT_AGAIN = Duration.ofHours(1);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** Nobody was there to be asked, of whatever server. That a question hangs is something about its server. */
    private static final Set<Cause> NOBODY_THERE =
            EnumSet.of(Cause.REFUSED, Cause.UNKNOWN_HOST, Cause.TLS, Cause.CUT_OFF, Cause.UNAUTHORIZED);

    private final VersionedApi api;
    private final Http http;
    private final InstantSource clock;
    private final PollTimes times;
    private final IntFunction<Future<Suspects>> suspects;
    private final Supplier<Future<Void>> close;
    private final Looks looks = new Looks();
    private @Nullable ReadFailure forbidden;
    private Instant forbiddenAt = Instant.MIN;

    /**
     * A source that asks.
     *
     * @param http     connections of its own: a question that hangs must not hold up the lists
     * @param suspects of whom there is doubt, at most so many
     * @param close    called once, when this source is closed
     */
    public ProbeSource(
            VersionedApi api,
            Http http,
            InstantSource clock,
            IntFunction<Future<Suspects>> suspects,
            Supplier<Future<Void>> close) {
        this.api = api;
        this.http = http;
        this.clock = clock;
        this.times = new PollTimes(clock);
        this.suspects = suspects;
        this.close = close;
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return Set.of();
    }

    @Override
    public Set<Kind> adds() {
        return Set.of(Kind.SERVER);
    }

    @Override
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var at = times.next();
        var report = new ReportBuilder(ID, covers(), adds(), at, clock, meter);
        return doubted(at, report)
                .compose(servers -> servers.isEmpty() ? Future.succeededFuture() : ask(servers, at, meter, report))
                .map(done -> told(at, report));
    }

    /** Nobody, also where there may be no more looks, or the last was forbidden not long ago. */
    private Future<List<EntityKey>> doubted(Instant at, ReportBuilder report) {
        if (forbidden != null && !at.isBefore(forbiddenAt) && at.isBefore(forbiddenAt.plus(NOT_AGAIN))) {
            return Future.succeededFuture(List.of());
        }
        var room = looks.room(at);
        return room == 0
                ? Future.succeededFuture(List.of())
                : suspects.apply(room)
                        .map(s -> s.servers().stream().limit(room).toList())
                        .otherwise(late -> {
                            report.note("nobody said in time of which servers there is doubt");
                            return List.of();
                        });
    }

    private Future<Void> ask(List<EntityKey> servers, Instant at, Meter meter, ReportBuilder report) {
        return api.agree(meter)
                .compose(result -> result.match(
                        agreed -> Future.all(servers.stream()
                                        .map(server -> ask(server, agreed, at, meter, report))
                                        .toList())
                                .mapEmpty(),
                        why -> {
                            report.missed(Kind.SERVER, why);
                            return Future.succeededFuture();
                        }));
    }

    private Future<Void> ask(EntityKey server, Agreed agreed, Instant at, Meter meter, ReportBuilder report) {
        looks.begin(at);
        var answer = http.limits().answer();
        var deadline = answer.compareTo(DEADLINE) < 0 ? answer : DEADLINE;
        var path = "/servers/" + server.id() + "/diagnostics";
        return api.probe(agreed, path, NovaApi.OWN_DIAGNOSTICS, http, deadline, meter)
                .compose(result -> {
                    missed(result).ifPresent(why -> report.missed(Kind.SERVER, why));
                    return take(server, result, at);
                });
    }

    private static Optional<ReadFailure> missed(Result<Reply> result) {
        return result.match(
                reply -> reply.status() == UNAUTHORIZED
                        ? Optional.of(
                                Failures.of(Cause.UNAUTHORIZED, reply.what(), "status 401, also with a new token"))
                        : Optional.empty(),
                why -> Optional.of(why).filter(of -> NOBODY_THERE.contains(of.cause())));
    }

    private Future<Void> take(EntityKey server, Result<Reply> result, Instant at) {
        var refusal = result.match(ProbeSource::refusal, why -> null);
        if (refusal != null) {
            forbidden = refusal;
            forbiddenAt = at;
            return Future.succeededFuture();
        }
        forbidden = null;
        return http.offLoop(() -> Live.of(result)).map(live -> {
            looks.found(server, live, at); // not a listener: those may come later than what follows
            return null;
        });
    }

    private static @Nullable ReadFailure refusal(Reply reply) {
        return reply.status() == FORBIDDEN
                ? Failures.of(
                        Cause.FORBIDDEN,
                        reply.what(),
                        "status 403: the account may not ask for diagnostics, so no server is asked whether it runs")
                : null;
    }

    private Report told(Instant at, ReportBuilder report) {
        looks.tell(report, at);
        if (forbidden == null) {
            report.toldAll(Kind.SERVER);
        } else {
            report.missed(Kind.SERVER, forbidden);
        }
        return report.done();
    }

    @Override
    public Future<Void> close() {
        return close.get();
    }
}
