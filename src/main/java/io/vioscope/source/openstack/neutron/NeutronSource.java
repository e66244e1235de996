package io.vioscope.source.openstack.neutron;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.openstack.decode.Json;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.http.Answer;
import io.vioscope.source.openstack.http.Http;
import io.vioscope.source.openstack.http.Meter;
import io.vioscope.source.openstack.http.Result;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Sees networks, subnets, ports, routers, floating IPs and agents, by six lists that fail each for itself. */
public final class NeutronSource implements Source {
    private static final SourceId ID = new SourceId("neutron");
    private static final Set<Kind> COVERS =
            Set.of(Kind.NETWORK, Kind.SUBNET, Kind.PORT, Kind.ROUTER, Kind.FLOATING_IP, Kind.AGENT);

    /** Neutron has no limit of its own by default, and then sends all in one answer. */
    static final int LIMIT = 1000;

    private final EntityKey cloud;
    private final Session session;
    private final Http http;
    private final InstantSource clock;
    private final PollTimes times;
    private final Supplier<Future<Void>> close;

    /**
     * The source.
     *
     * @param cloud the cloud's name; what plugin it has is said of the cloud
     * @param close called once, when this source is closed
     */
    public NeutronSource(String cloud, Session session, Http http, InstantSource clock, Supplier<Future<Void>> close) {
        this.cloud = new EntityKey(Kind.CLOUD, cloud);
        this.session = session;
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
        return COVERS;
    }

    @Override
    public Future<Void> close() {
        return close.get();
    }

    @Override
    public Future<Report> poll() {
        var meter = new Meter();
        var report = new ReportBuilder(ID, COVERS, times.next(), clock, meter);
        return session.url(ServiceType.NETWORK, meter)
                .compose(result -> result.thenAsync(url -> open(url, meter)))
                .compose(result ->
                        result.match(open -> open.read(report), why -> Future.succeededFuture(report.failed(why))));
    }

    private Future<Result<Opened>> open(String url, Meter meter) {
        var base = url.endsWith("/v2.0") ? url : url + "/v2.0";
        Function<String, Future<Result<Answer>>> get =
                path -> session.get(base + path, Map.of(), http.limits().longAnswer(), meter);
        return get.apply("/extensions")
                .map(result -> result.then(answer ->
                        aliases(answer).then(names -> Result.ok(new Opened(get, names, Plugin.of(names))))));
    }

    private static Result<Set<String>> aliases(Answer answer) {
        return Json.tree(answer).then(tree -> {
            var names = new HashSet<String>();
            tree.path("extensions").forEach(e -> names.add(e.path("alias").asText()));
            return Result.ok(names);
        });
    }

    /** A Neutron whose extensions are known. */
    private final class Opened {
        private final Function<String, Future<Result<Answer>>> get;
        private final Set<String> extensions;
        private final Plugin plugin;

        Opened(Function<String, Future<Result<Answer>>> get, Set<String> extensions, Plugin plugin) {
            this.get = get;
            this.extensions = extensions;
            this.plugin = plugin;
        }

        Future<Report> read(ReportBuilder report) {
            var networks = list(Decoders.networks(plugin));
            var subnets = list(Decoders.subnets());
            var ports = list(Decoders.ports(plugin));
            var routers = listIf("router", Decoders.routers(plugin));
            var floatingIps = listIf("router", Decoders.floatingIps());
            var agents = extensions.contains("agent")
                    ? ListReader.linked(http, new AgentDecoder(), get, "/agents")
                    : Future.succeededFuture(new Listing());
            return Future.all(List.of(networks, subnets, ports, routers, floatingIps, agents))
                    .map(all -> {
                        report.add(networks.result(), Set.of(Kind.NETWORK));
                        report.add(subnets.result(), Set.of(Kind.SUBNET));
                        report.add(ports.result(), Set.of(Kind.PORT));
                        report.add(routers.result(), Set.of(Kind.ROUTER));
                        report.add(floatingIps.result(), Set.of(Kind.FLOATING_IP));
                        report.add(agents.result(), Set.of(Kind.AGENT));
                        doubt(ports.result(), report);
                        report.change(new RouterReach(ports.result().entities().values())::on);
                        report.detail(cloud, Attributes.of(Map.of(ID.name() + ".plugin", plugin.word())));
                        return report.done();
                    });
        }

        /** Without the extension there are none. */
        private Future<Listing> listIf(String extension, RowDecoder decoder) {
            return extensions.contains(extension) ? list(decoder) : Future.succeededFuture(new Listing());
        }

        private Future<Listing> list(RowDecoder decoder) {
            var fields = decoder.shape().names().stream()
                    .sorted()
                    .map(name -> "fields=" + name)
                    .collect(Collectors.joining("&"));
            return ListReader.pages(http, decoder, get, "/" + decoder.list() + "?" + fields, LIMIT);
        }
    }

    /**
     * To a user who is no administrator Neutron lists his own project's things, and does not say so; but it leaves out of
     * every port how it is bound.
     */
    private static void doubt(Listing ports, ReportBuilder report) {
        var all = ports.entities().values();
        if (!all.isEmpty() && all.stream().noneMatch(NeutronSource::showsBinding)) {
            report.doubt(
                    COVERS,
                    new ReadFailure(
                            ReadFailure.Cause.FORBIDDEN,
                            "Neutron shows no port's binding, so it lists only this project's things: the user lacks the"
                                    + " role admin"));
        }
    }

    private static boolean showsBinding(Entity port) {
        return port.attributes().get("vif_type") != null;
    }
}
