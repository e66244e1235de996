package io.vioscope.source.openstack.placement;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.keystone.Session;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sees nothing of its own: it adds to Nova's hypervisors what the scheduler may give away of them. The two do not always
 * agree, and neither is called wrong: when no host of a cluster is usable, Nova says 0 while Placement keeps what it had,
 * as its schema refuses a total below 1 (placement/schemas/inventory.py), and the scheduler goes on choosing the cluster.
 */
public final class PlacementSource implements Source {
    private static final SourceId ID = new SourceId("placement");

    private final VersionedApi api;
    private final Http http;
    private final InstantSource clock;
    private final PollTimes times;
    private final Supplier<Future<Void>> close;
    private final Memory memory = new Memory();

    /** @param close called once, when this source is closed */
    public PlacementSource(Session session, Http http, InstantSource clock, Supplier<Future<Void>> close) {
        this.api = PlacementApi.of(session, http);
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
        return Set.of();
    }

    @Override
    public Set<Kind> adds() {
        return Set.of(Kind.HYPERVISOR);
    }

    @Override
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var at = times.next();
        var report = new ReportBuilder(ID, covers(), adds(), at, clock, meter);
        return api.agree(meter)
                .compose(result -> result.match(
                        agreed -> new Poll(api, agreed, http, memory, at, meter, report).run(look),
                        why -> Future.succeededFuture(report.failed(why))));
    }

    @Override
    public Future<Void> close() {
        return close.get();
    }
}
