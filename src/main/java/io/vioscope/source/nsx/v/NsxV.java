package io.vioscope.source.nsx.v;

import io.vertx.core.Future;
import io.vioscope.config.NsxAccess;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.xml.Node;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an NSX for vSphere: how its controllers are, then the lists, one after the other, then what is asked for by itself. */
final class NsxV {
    /** All controllers with their runtime status. */
    static final String CONTROLLERS = "/api/2.0/vdn/controller";

    private static final int HTTPS = 443;

    /** Hosts are named in the address, which may not grow without end. */
    private static final int HOSTS_A_CALL = 50;

    private final Api api;
    private final InstantSource clock;
    private final EdgeStatuses edgeStatuses;
    private Duration pulse = Duration.ZERO;
    private boolean isSlow;

    NsxV(NsxAccess access, Http http, InstantSource clock) {
        this.api = new Api(access, http, clock);
        this.clock = clock;
        this.edgeStatuses = new EdgeStatuses(api, clock);
    }

    Http http() {
        return api.http();
    }

    /** Looks once. The future does not fail. */
    Future<Seen> look(Meter meter) {
        return api.first(CONTROLLERS, meter)
                .compose(result -> result.match(
                        controllers -> {
                            isSlow = pulse.compareTo(Manager.SLOW) > 0
                                    && api.trip().compareTo(Manager.SLOW) > 0;
                            pulse = api.trip();
                            return read(controllers, meter);
                        },
                        why -> expired(why).map(expired -> seen(null, why, expired, new Lists()))));
    }

    private Seen seen(@Nullable Node controllers, @Nullable ReadFailure why, boolean expired, Lists lists) {
        return new Seen(api.url(), pulse, isSlow, controllers, why, expired, lists);
    }

    /** Whether it is not trusted because it shows a certificate that is not valid any more. */
    private Future<Boolean> expired(ReadFailure why) {
        if (why.cause() != Cause.TLS) {
            return Future.succeededFuture(false);
        }
        var url = api.url();
        return http().certificate(url.getHost(), url.getPort() < 0 ? HTTPS : url.getPort())
                .map(shown -> shown.isPresent() && shown.get().until().isBefore(clock.instant()));
    }

    private Future<Seen> read(Node controllers, Meter meter) {
        var lists = new Lists();
        return one(Part.COMPONENTS, lists, meter)
                .compose(v -> one(Part.VCENTER, lists, meter))
                .compose(v -> one(Part.SCOPES, lists, meter))
                .compose(v -> api.edges(meter))
                .compose(result -> {
                    lists.take(Part.EDGES, result);
                    return edgeStatuses.read(lists, meter);
                })
                .compose(v -> fabric(lists, meter))
                .compose(v -> connections(lists, meter))
                .map(v -> seen(controllers, null, false, lists));
    }

    private Future<Void> one(Part part, Lists lists, Meter meter) {
        return api.get(part.path(), meter).map(result -> {
            lists.take(part, result.then(root -> Result.ok(List.of(root))));
            return null;
        });
    }

    private Future<Void> fabric(Lists lists, Meter meter) {
        Future<Void> all = Future.succeededFuture();
        for (var cluster : Hosts.clusters(lists)) {
            all = all.compose(v -> api.get(Part.FABRIC.path() + cluster, meter)).map(result -> {
                lists.take(Part.FABRIC, result.then(root -> Result.ok(root.children("resourceStatus"))));
                return null;
            });
        }
        return all;
    }

    private Future<Void> connections(Lists lists, Meter meter) {
        var hosts = Hosts.ids(lists);
        Future<Void> all = Future.succeededFuture();
        for (var from = 0; from < hosts.size(); from += HOSTS_A_CALL) {
            var some = hosts.subList(from, Math.min(hosts.size(), from + HOSTS_A_CALL));
            var path = Part.CONNECTIONS.path() + "?hostId=" + String.join("&hostId=", some);
            all = all.compose(v -> api.get(path, meter)).map(result -> {
                lists.take(Part.CONNECTIONS, result.match(NsxV::connections, NsxV::none));
                return null;
            });
        }
        return all;
    }

    private static Result<List<Node>> connections(Node root) {
        return Result.ok(root.children("hostConnStatuses").stream()
                .flatMap(list -> list.children("hostConnStatus").stream())
                .toList());
    }

    /** An NSX that is older has no such list, and nothing in it. */
    private static Result<List<Node>> none(ReadFailure why) {
        return why.cause() == Cause.NOT_FOUND ? Result.ok(List.of()) : Result.failed(why);
    }

    /** Lets go of the connections. */
    Future<Void> close() {
        return api.close();
    }

    /** Whether it can be a part of an address: ids of vCenter and NSX are words with a number, such as {@code host-9}. */
    static boolean isPlain(String id) {
        return Texts.isId(id) && id.matches("[A-Za-z0-9._-]+");
    }

    /** The lists of one look. */
    static final class Lists {
        private final Map<Part, List<Node>> rows = new EnumMap<>(Part.class);
        private final Map<Part, ReadFailure> failures = new EnumMap<>(Part.class);
        private Map<String, EdgeStatuses.Told> edges = Map.of();

        void take(Part part, Result<List<Node>> result) {
            result.match(
                    more -> rows.computeIfAbsent(part, p -> new ArrayList<>()).addAll(more),
                    why -> failures.put(part, why) == null);
        }

        void edges(Map<String, EdgeStatuses.Told> told) {
            edges = Map.copyOf(told);
        }

        /** The rows; fewer, or none, where some could not be read. */
        List<Node> of(Part part) {
            return rows.getOrDefault(part, List.of());
        }

        /** Why lists could not be read, or not whole. */
        Map<Part, ReadFailure> failures() {
            return failures;
        }

        /** By id of an edge what was last told of its appliances, perhaps before this look. */
        Map<String, EdgeStatuses.Told> edges() {
            return edges;
        }
    }

    /**
     * What one look saw.
     *
     * @param trip        how long it took to say how the controllers are, when it last did
     * @param isSlow      whether that took too long twice in a row
     * @param controllers null where nobody answered
     * @param why         why nobody did; null where somebody did
     * @param expired     whether it showed a certificate that is not valid any more
     */
    record Seen(
            URI url,
            Duration trip,
            boolean isSlow,
            @Nullable Node controllers,
            @Nullable ReadFailure why,
            boolean expired,
            Lists lists) {}
}
