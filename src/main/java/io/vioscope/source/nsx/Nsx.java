package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.config.NsxAccess;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.Look;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Fields;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the NSX Managers of a cloud: how their cluster is, then the lists, one after the other, then what is asked for by
 * itself. What changes only when somebody changes it is read where everything is looked at, and remembered else.
 */
final class Nsx {
    /** The status of the management and control cluster, with its nodes and groups. */
    static final String CLUSTER = "/api/v1/cluster/status";

    private static final String VERSION = "/api/v1/node/version";
    private static final int HTTPS = 443;

    private final NsxAccess access;
    private final Api api;
    private final InstantSource clock;
    private final Map<Part, List<JsonNode>> remembered = new EnumMap<>(Part.class);
    private final Gateways gateways;
    private final Uplinks uplinks;
    private Duration pulse = Duration.ZERO;
    private boolean isSlow;
    private String version = "";

    Nsx(NsxAccess access, Http http, InstantSource clock) {
        this.access = access;
        this.clock = clock;
        this.api = new Api(access, http, clock);
        this.gateways = new Gateways(api, clock);
        this.uplinks = new Uplinks(api, clock);
    }

    Http http() {
        return api.http();
    }

    /** Looks once. The future does not fail. */
    Future<Seen> look(Look look, Meter meter) {
        return api.first(CLUSTER, meter)
                .compose(result -> result.match(
                        cluster -> {
                            isSlow = pulse.compareTo(Standing.SLOW) > 0
                                    && api.trip().compareTo(Standing.SLOW) > 0;
                            pulse = api.trip();
                            return read(cluster, look, meter);
                        },
                        why -> expired(why).map(expired -> seen(null, why, expired, new Lists()))));
    }

    private Seen seen(@Nullable JsonNode cluster, @Nullable ReadFailure why, boolean expired, Lists lists) {
        return new Seen(api.url(), api.silent(), version, pulse, isSlow, cluster, why, expired, lists);
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

    private Future<Seen> read(JsonNode cluster, Look look, Meter meter) {
        var lists = new Lists();
        Future<Void> all = version(look, meter);
        for (var part : wanted()) {
            all = all.compose(before -> read(part, look, meter)).map(result -> {
                lists.parts.put(part, result);
                return null;
            });
        }
        return all.compose(v -> statuses(lists, meter))
                .compose(v -> gateways.read(lists, meter))
                .compose(v -> uplinks.read(lists, look, meter))
                .map(v -> seen(cluster, null, false, lists));
    }

    private List<Part> wanted() {
        return Arrays.stream(Part.values())
                .filter(part -> !part.isPolicy() || access.api() == NsxAccess.Api.POLICY)
                .toList();
    }

    private Future<Void> version(Look look, Meter meter) {
        if (look == Look.CHANGES && !version.isEmpty()) {
            return Future.succeededFuture();
        }
        return api.get(VERSION, meter).map(result -> {
            version = result.match(
                    tree -> Fields.text(tree, "product_version").isEmpty()
                            ? Fields.text(tree, "node_version")
                            : Fields.text(tree, "product_version"),
                    why -> version);
            return null;
        });
    }

    private Future<Result<List<JsonNode>>> read(Part part, Look look, Meter meter) {
        var known = remembered.get(part);
        if (part.seldom() && look == Look.CHANGES && known != null) {
            return Future.succeededFuture(Result.ok(known));
        }
        return api.list(part.path(), meter)
                .map(result -> result.match(
                        rows -> {
                            remembered.put(part, rows);
                            return result;
                        },
                        why -> isMissing(part, why) ? Result.ok(List.of()) : result));
    }

    /** An NSX that is older, or has no Policy, has no such list, and nothing in it. */
    private static boolean isMissing(Part part, ReadFailure why) {
        return why.cause() == Cause.NOT_FOUND && (part == Part.ALARMS || part.isPolicy());
    }

    private Future<Void> statuses(Lists lists, Meter meter) {
        Future<Void> all = Future.succeededFuture();
        for (var cluster : lists.of(Part.EDGE_CLUSTERS)) {
            var id = Fields.text(cluster, "id");
            all = all.compose(before -> api.get("/api/v1/edge-clusters/" + encoded(id) + "/status", meter))
                    .map(result -> {
                        lists.edgeClusters.put(id, result);
                        return null;
                    });
        }
        return all;
    }

    /** As part of a path: ids of NSX are UUIDs, or names that somebody gave. */
    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Ends the session and lets go of the connections. */
    Future<Void> close() {
        return api.close();
    }

    /** The lists of one look. */
    static final class Lists {
        private final Map<Part, Result<List<JsonNode>>> parts = new EnumMap<>(Part.class);
        private final Map<String, Result<JsonNode>> edgeClusters = new TreeMap<>();
        private final Map<String, Gateways.Told> gateways = new TreeMap<>();
        private final List<Uplinks.Told> uplinks = new ArrayList<>();

        /** The rows; none where the list could not be read, or is not read at all. */
        List<JsonNode> of(Part part) {
            var result = parts.get(part);
            return result == null ? List.of() : result.match(Function.identity(), why -> List.of());
        }

        /** Whether all rows are there. */
        boolean has(Part part) {
            var result = parts.get(part);
            return result == null || result instanceof Result.Ok<List<JsonNode>>;
        }

        /** Why lists could not be read. */
        Map<Part, ReadFailure> failures() {
            var failures = new EnumMap<Part, ReadFailure>(Part.class);
            parts.forEach((part, result) -> {
                if (result instanceof Result.Failed<List<JsonNode>> failed) {
                    failures.put(part, failed.why());
                }
            });
            return failures;
        }

        /** By id of an edge cluster its {@code EdgeClusterStatus}. */
        Map<String, Result<JsonNode>> edgeClusters() {
            return edgeClusters;
        }

        /** Tier-0 gateways with what was last told of their neighbours, perhaps before this look. */
        List<Uplinks.Told> uplinks() {
            return uplinks;
        }

        /** By id of a gateway what was last told of it, perhaps before this look. */
        Map<String, Gateways.Told> gateways() {
            return gateways;
        }
    }

    /**
     * What one look saw.
     *
     * @param silent  hosts of managers that did not answer
     * @param version of NSX; empty where it was never told
     * @param trip    how long it took to say how the cluster is, when it last did
     * @param isSlow  whether that took too long twice in a row
     * @param cluster {@code ClusterStatus}; null where none answered
     * @param why     why none did; null where one did
     * @param expired whether it showed a certificate that is not valid any more
     */
    record Seen(
            URI url,
            List<String> silent,
            String version,
            Duration trip,
            boolean isSlow,
            @Nullable JsonNode cluster,
            @Nullable ReadFailure why,
            boolean expired,
            Lists lists) {}
}
