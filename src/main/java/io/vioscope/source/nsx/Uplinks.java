package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.source.Look;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The neighbours in routing of tier-0 gateways, each of which has to be asked for by itself (Policy API,
 * {@code PolicyBgpNeighborsStatusListResult}). Which edge cluster carries one ({@code LocaleServices.edge_cluster_path}) is read where
 * everything is looked at. A look asks for eight: first those that have lost a neighbour or of which nothing is known, then those
 * that were asked for longest ago.
 */
final class Uplinks {
    /** How many are asked for in a look. */
    static final int MOST = 8;

    /** How long what was told stands where NSX does not answer that question any more: it is shown without its age. */
    static final Duration MEMORY = Duration.ofMinutes(10);

    private static final String TIER0S = Part.TIER0S.path() + "/";

    private final Api api;
    private final InstantSource clock;
    private final Map<String, Told> told = new HashMap<>();

    /**
     * A tier-0 gateway in one place.
     *
     * @param path        of its locale services, without the address of a manager
     * @param name        the gateway's
     * @param edgeCluster the id of the edge cluster that carries it
     * @param neighbors   {@code PolicyBgpNeighborStatus} of each, as last told; null where none ever were
     * @param at          when; long ago where none ever were
     */
    record Told(
            String path,
            String name,
            String edgeCluster,
            @Nullable List<JsonNode> neighbors,
            Instant at) {
        boolean isWell() {
            return neighbors != null && neighbors.stream().allMatch(BgpState::isEstablished);
        }

        /** The same as it counts at that time: without neighbours where it is too old. */
        Told asOf(Instant now) {
            return at.plus(MEMORY).isBefore(now) ? new Told(path, name, edgeCluster, null, at) : this;
        }
    }

    Uplinks(Api api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Asks, and puts all that is known beside the lists. */
    Future<Void> read(Nsx.Lists lists, Look look, Meter meter) {
        Future<Void> all = Future.succeededFuture();
        if (look != Look.CHANGES || told.isEmpty()) {
            for (var tier0 : lists.of(Part.TIER0S)) {
                all = all.compose(v -> places(tier0, meter));
            }
        }
        return all.compose(v -> {
                    forget(lists);
                    return neighbors(meter);
                })
                .map(v -> {
                    told.values().stream()
                            .sorted(Comparator.comparing(Told::path))
                            .map(uplink -> uplink.asOf(clock.instant()))
                            .forEach(lists.uplinks()::add);
                    return null;
                });
    }

    private Future<Void> places(JsonNode tier0, Meter meter) {
        var id = Nsx.encoded(Fields.text(tier0, "id"));
        if (id.isEmpty()) {
            return Future.succeededFuture();
        }
        var path = TIER0S + id + "/locale-services";
        return api.list(path, meter).map(result -> {
            result.match(
                    rows -> {
                        var before = Map.copyOf(told);
                        told.keySet().removeIf(place -> place.startsWith(path + "/"));
                        rows.forEach(row -> place(tier0, path, row, before));
                        return true;
                    },
                    why -> false);
            return null;
        });
    }

    private void place(JsonNode tier0, String under, JsonNode row, Map<String, Told> before) {
        var id = Fields.text(row, "id");
        var edges = Fields.text(row, "edge_cluster_path");
        if (!id.isEmpty() && !edges.isEmpty()) {
            var path = under + "/" + Nsx.encoded(id);
            var cluster = edges.substring(edges.lastIndexOf('/') + 1);
            var name = Fields.text(tier0, "display_name");
            var was = before.get(path);
            told.put(
                    path,
                    new Told(
                            path,
                            name.isEmpty() ? Fields.text(tier0, "id") : name,
                            cluster,
                            was == null ? null : was.neighbors(),
                            was == null ? Instant.MIN : was.at()));
        }
    }

    /** What is no gateway any more. */
    private void forget(Nsx.Lists lists) {
        if (lists.has(Part.TIER0S)) {
            var there = new HashSet<String>();
            lists.of(Part.TIER0S).forEach(tier0 -> there.add(TIER0S + Nsx.encoded(Fields.text(tier0, "id"))));
            told.keySet().removeIf(place -> !there.contains(place.substring(0, place.indexOf('/', TIER0S.length()))));
        }
    }

    private Future<Void> neighbors(Meter meter) {
        Future<Void> asked = Future.succeededFuture();
        for (var path : chosen()) {
            asked = asked.compose(v -> ask(path, meter));
        }
        return asked;
    }

    private List<String> chosen() {
        return told.values().stream()
                .sorted(Comparator.comparing(Told::isWell)
                        .thenComparing(Told::at)
                        .thenComparing(Told::path))
                .limit(MOST)
                .map(Told::path)
                .toList();
    }

    private Future<Void> ask(String path, Meter meter) {
        return api.list(path + "/bgp/neighbors/status", meter).map(result -> {
            var was = Objects.requireNonNull(told.get(path));
            told.put(
                    path,
                    result.match(
                            rows -> new Told(path, was.name(), was.edgeCluster(), rows, clock.instant()), why -> was));
            return null;
        });
    }
}
