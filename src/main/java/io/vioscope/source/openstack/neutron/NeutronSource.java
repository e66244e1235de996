package io.vioscope.source.openstack.neutron;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.keystone.Session;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sees networks, subnets, ports, routers, floating IPs and agents, by six lists that fail each for itself. Which plugin
 * does Neutron's work stands as {@code neutron.plugin} at the cloud.
 */
public final class NeutronSource implements Source {
    private static final SourceId ID = new SourceId("neutron");

    /** Rows of one page; a Neutron with a lower pagination_max_limit gives fewer and says by a link that there are more. */
    static final int LIMIT = 1000;

    private final EntityKey cloud;
    private final NeutronApi api;
    private final Http http;
    private final InstantSource clock;
    private final PollTimes times;
    private final Supplier<Future<Void>> close;
    private final Memory memory;

    /**
     * A source.
     *
     * @param cloud the cloud's name
     * @param close called once, when this source is closed
     */
    public NeutronSource(String cloud, Session session, Http http, InstantSource clock, Supplier<Future<Void>> close) {
        this.cloud = new EntityKey(Kind.CLOUD, cloud);
        this.api = new NeutronApi(session, http);
        this.http = http;
        this.clock = clock;
        this.times = new PollTimes(clock);
        this.close = close;
        this.memory = new Memory(LIMIT);
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return Set.of(Kind.NETWORK, Kind.SUBNET, Kind.PORT, Kind.ROUTER, Kind.FLOATING_IP, Kind.AGENT);
    }

    @Override
    public Set<Kind> adds() {
        return Set.of(Kind.CLOUD);
    }

    @Override
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var report = new ReportBuilder(ID, covers(), adds(), times.next(), clock, meter);
        return api.look(meter)
                .compose(result -> result.match(
                        known -> {
                            report.tell(
                                    cloud,
                                    Attributes.of(Map.of(
                                            "neutron.plugin", known.plugin().words())),
                                    known.at());
                            return new Poll(api, http, known, covers(), report, meter, memory, look).run();
                        },
                        why -> Future.succeededFuture(report.failed(why))));
    }

    @Override
    public Future<Void> close() {
        return close.get();
    }
}
