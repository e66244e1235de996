package io.vioscope.source.openstack.neutron;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import io.vioscope.source.Look;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.Reverse;
import io.vioscope.source.openstack.decode.RowDecoder;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One poll of Neutron. */
final class Poll {
    private static final Logger LOG = LoggerFactory.getLogger(Poll.class);

    /** Agents that are asked each poll what they carry; where there are more of a type, what they carry stays untold. */
    static final int MAX_ASKED = 48;

    private final NeutronApi api;
    private final Http http;
    private final NeutronApi.Known known;
    private final Set<Kind> covers;
    private final ReportBuilder report;
    private final Meter meter;
    private final Memory memory;
    private final Look look;
    private final Ties ties = new Ties();
    private final Set<Kind> changesOnly = EnumSet.noneOf(Kind.class);

    Poll(
            NeutronApi api,
            Http http,
            NeutronApi.Known known,
            Set<Kind> covers,
            ReportBuilder report,
            Meter meter,
            Memory memory,
            Look look) {
        this.api = api;
        this.http = http;
        this.known = known;
        this.covers = covers;
        this.report = report;
        this.meter = meter;
        this.memory = memory;
        this.look = look;
    }

    /** The six lists. */
    private record Lists(
            Listing networks, Listing subnets, Listing ports, Listing routers, Listing floatingIps, Listing agents) {
        List<Listing> all() {
            return List.of(networks, subnets, ports, routers, floatingIps, agents);
        }
    }

    Future<Report> run() {
        var networks = list(Kind.NETWORK, new NetworkDecoder());
        var subnets = list(Kind.SUBNET, new SubnetDecoder());
        var ports = list(Kind.PORT, new PortDecoder(known.plugin()));
        var routers = list(Kind.ROUTER, new RouterDecoder(known.plugin()), "router");
        var floatingIps = list(Kind.FLOATING_IP, new FloatingIpDecoder(known.plugin()), "router");
        var agents = list(Kind.AGENT, new AgentDecoder(), "agent");
        return Future.all(List.of(networks, subnets, ports, routers, floatingIps, agents))
                .map(all -> new Lists(
                        networks.result(),
                        subnets.result(),
                        ports.result(),
                        routers.result(),
                        floatingIps.result(),
                        agents.result()))
                .compose(lists -> carried(lists.agents())
                        .compose(v -> api.isAdmin(meter))
                        .compose(admin -> http.offLoop(() -> report(lists, admin))));
    }

    private Future<Listing> list(Kind kind, RowDecoder decoder) {
        var fields = decoder.shape().names().stream().collect(Collectors.joining("&fields=", "?fields=", ""));
        var path = "/" + decoder.list() + fields + "&limit=" + memory.page();
        var since = known.tellsChanges() ? memory.since(kind, look) : Optional.<Instant>empty();
        return since.isEmpty()
                ? whole(kind, decoder, path)
                : read(decoder, path + "&changed_since=" + since.get(), null)
                        .compose(list -> memory.isRefused(kind, list)
                                ? whole(kind, decoder, path)
                                : Future.succeededFuture(changes(kind, list)));
    }

    private Future<Listing> whole(Kind kind, RowDecoder decoder, String path) {
        var reverse = kind == Kind.AGENT ? null : memory.reverse(kind);
        return read(decoder, path, reverse).onSuccess(list -> memory.read(kind, list, true));
    }

    private Listing changes(Kind kind, Listing list) {
        changesOnly.add(kind);
        memory.read(kind, list, false);
        return list;
    }

    private Future<Listing> read(RowDecoder decoder, String path, @Nullable Reverse reverse) {
        return ListReader.linked(http, decoder, p -> api.get(known.base() + p, meter), path, reverse);
    }

    /** A list that is there with an extension: where that is neither listed nor answers, there are none of its rows. */
    private Future<Listing> list(Kind kind, RowDecoder decoder, String extension) {
        return list(kind, decoder).map(list -> {
            var why = list.incomplete();
            var isAbsent = why != null && why.cause() == Cause.NOT_FOUND && list.isEmpty();
            return isAbsent && !known.has(extension) ? new Listing() : list;
        });
    }

    private Future<Void> carried(Listing agents) {
        return carried(agents, AgentDecoder.L3, "l3_agent_scheduler", "l3-routers", Kind.ROUTER, RelationType.HOSTED_ON)
                .compose(v -> carried(
                        agents,
                        AgentDecoder.DHCP,
                        "dhcp_agent_scheduler",
                        "dhcp-networks",
                        Kind.NETWORK,
                        RelationType.SERVED_BY));
    }

    /** What the agents of a type carry: one call each, one after the other, or nothing is told of it. */
    private Future<Void> carried(
            Listing agents, String type, String extension, String call, Kind kind, RelationType tie) {
        var asked = agents.entities().values().stream()
                .filter(a -> type.equals(a.attributes().get(AgentDecoder.TYPE)))
                .toList();
        if (agents.incomplete() != null || asked.size() > MAX_ASKED) {
            report.untold(kind, tie);
            return Future.succeededFuture();
        }
        Future<Void> done = Future.succeededFuture();
        for (var agent : known.has(extension) ? asked : List.<Entity>of()) {
            done = done.compose(v -> carried(agent, call, kind, tie));
        }
        return done;
    }

    private Future<Void> carried(Entity agent, String call, Kind kind, RelationType tie) {
        var id = Objects.requireNonNullElse(agent.attributes().get(AgentDecoder.NEUTRON_ID), "");
        var list = kind == Kind.ROUTER ? "routers" : "networks";
        return read(new Carried(kind, list), "/agents/" + id + "/" + call, null).map(carried -> {
            ties.carries(agent.key(), tie, carried.entities().values());
            if (carried.incomplete() != null) {
                report.untold(kind, tie);
                LOG.debug("what {} carries was not read: {}", agent.id(), carried.incomplete());
            }
            return null;
        });
    }

    private Report report(Lists lists, boolean admin) {
        memory.agents(lists.agents());
        // Where only changes were asked for there may be none, which says nothing: what was true stays true.
        var trusted = admin || (changesOnly.contains(Kind.PORT) && memory.wasWhole());
        var isWhole = Reach.isWhole(lists.networks(), lists.ports(), lists.agents(), trusted);
        memory.wasWhole(isWhole);
        ties.routes(lists.ports().entities().values());
        ties.addTo(lists.routers());
        ties.addTo(lists.networks());
        if (!isWhole || lists.ports().incomplete() != null || changesOnly.contains(Kind.PORT)) {
            report.untold(Kind.ROUTER, RelationType.ROUTES);
        }
        changesOnly.forEach(kind -> report.changesOnly(kind, Memory.notTold(kind)));
        report.add(lists.networks(), Set.of(Kind.NETWORK));
        report.add(lists.subnets(), Set.of(Kind.SUBNET));
        report.add(lists.ports(), Set.of(Kind.PORT));
        report.add(lists.routers(), Set.of(Kind.ROUTER));
        report.add(lists.floatingIps(), Set.of(Kind.FLOATING_IP));
        report.add(lists.agents(), Set.of(Kind.AGENT));
        if (!isWhole) {
            report.doubt(covers, narrow());
            report.untold(Kind.ROUTER, RelationType.HOSTED_ON);
            report.untold(Kind.NETWORK, RelationType.SERVED_BY);
        }
        if (lists.all().stream().anyMatch(list -> list.incomplete() != null)) {
            api.forget();
        }
        return report.done();
    }

    private ReadFailure narrow() {
        return Failures.of(
                Cause.FORBIDDEN,
                "GET " + known.base() + "/ports",
                "no row has the fields that only an administrator sees (binding:vif_type, provider:network_type);"
                        + " the lists are likely of the account's own project only");
    }
}
