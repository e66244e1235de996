package io.vioscope.source.openstack.keystone;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.ReportBuilder;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What those sources have in common that read lists with a login and look at everything at every poll. */
public abstract class ListSource implements Source {
    private final SourceId id;
    private final Set<Kind> covers;
    private final Session session;
    private final Http http;
    private final InstantSource clock;
    private final PollTimes times;
    private final Supplier<Future<Void>> close;

    /** @param close called once, when this source is closed */
    protected ListSource(
            String name,
            Set<Kind> covers,
            Session session,
            Http http,
            InstantSource clock,
            Supplier<Future<Void>> close) {
        this.id = new SourceId(name);
        this.covers = Set.copyOf(covers);
        this.session = session;
        this.http = http;
        this.clock = clock;
        this.times = new PollTimes(clock);
        this.close = close;
    }

    @Override
    public final SourceId id() {
        return id;
    }

    @Override
    public final Set<Kind> covers() {
        return covers;
    }

    @Override
    public final Future<Report> poll(Look look) {
        var meter = new Meter();
        return poll(meter, new ReportBuilder(id, covers, times.next(), clock, meter));
    }

    /** Looks once and says so by the report that has begun. */
    protected abstract Future<Report> poll(Meter meter, ReportBuilder report);

    @Override
    public final Future<Void> close() {
        return close.get();
    }

    /** The login. */
    protected final Session session() {
        return session;
    }

    /** The connections. */
    protected final Http http() {
        return http;
    }

    /** A GET with the login, with the deadline of a big list. */
    protected final Future<Result<Answer>> get(String url, Meter meter) {
        return session.get(url, Map.of(), http.limits().longAnswer(), meter);
    }

    /** Goes on with the token and the URL of a service; where there is none, the report says why. */
    protected final Future<Report> ofService(
            ServiceType service, Meter meter, ReportBuilder report, BiFunction<Token, String, Future<Report>> next) {
        return session.token(meter)
                .compose(login -> login.match(
                        token -> session.url(service, meter)
                                .compose(url -> url.match(
                                        at -> next.apply(token, at),
                                        why -> Future.succeededFuture(report.failed(why)))),
                        why -> Future.succeededFuture(report.failed(why))));
    }
}
