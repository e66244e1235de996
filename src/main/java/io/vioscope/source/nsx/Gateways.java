package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Fields;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How gateways are, each of which has to be asked for by itself. A look asks for sixteen: first those that nobody asked for
 * yet, then those that did not work or lie on an edge cluster that does not, then those that were asked for longest ago.
 * The others are told from memory, as of when they were asked for.
 */
final class Gateways {
    /** How many are asked for in a look. */
    static final int MOST = 16;

    private final Api api;
    private final InstantSource clock;
    private final Map<String, Told> told = new HashMap<>();

    /**
     * What was told of a gateway.
     *
     * @param status {@code LogicalRouterStatus}, the last that was told; null where none ever was
     * @param at     when
     */
    record Told(@Nullable JsonNode status, Instant at) {}

    Gateways(Api api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Asks, and puts all that is known beside the lists. */
    Future<Void> read(Nsx.Lists lists, Meter meter) {
        var all = lists.of(Part.GATEWAYS).stream()
                .filter(gateway -> !Fields.text(gateway, "id").isEmpty())
                .filter(gateway -> !Fields.text(gateway, "edge_cluster_id").isEmpty())
                .toList();
        if (lists.has(Part.GATEWAYS)) {
            told.keySet().retainAll(new HashSet<>(ids(all)));
        }
        Future<Void> asked = Future.succeededFuture();
        for (var id : chosen(all, lists)) {
            asked = asked.compose(v -> ask(id, meter));
        }
        return asked.map(v -> {
            lists.gateways().putAll(told);
            return null;
        });
    }

    private static List<String> ids(List<JsonNode> gateways) {
        return gateways.stream().map(gateway -> Fields.text(gateway, "id")).toList();
    }

    private List<String> chosen(List<JsonNode> gateways, Nsx.Lists lists) {
        return gateways.stream()
                .sorted(Comparator.comparing((JsonNode gateway) -> rank(gateway, lists))
                        .thenComparing(gateway -> since(Fields.text(gateway, "id")))
                        .thenComparing(gateway -> Fields.text(gateway, "id")))
                .limit(MOST)
                .map(gateway -> Fields.text(gateway, "id"))
                .toList();
    }

    private Instant since(String id) {
        var known = told.get(id);
        return known == null ? Instant.MIN : known.at();
    }

    private int rank(JsonNode gateway, Nsx.Lists lists) {
        var known = told.get(Fields.text(gateway, "id"));
        if (known == null) {
            return 0;
        }
        return isSuspected(gateway, known, lists) ? 1 : 2;
    }

    private static boolean isSuspected(JsonNode gateway, Told known, Nsx.Lists lists) {
        var cluster = lists.edgeClusters().get(Fields.text(gateway, "edge_cluster_id"));
        var works = cluster instanceof Result.Ok<JsonNode> ok
                && Fields.text(ok.value(), "edge_cluster_status").equals("UP");
        return !works || !GatewayHealth.of(known.status()).health().equals(GatewayHealth.OK);
    }

    private Future<Void> ask(String id, Meter meter) {
        return api.get("/api/v1/logical-routers/" + Nsx.encoded(id) + "/status", meter)
                .map(result -> {
                    var at = clock.instant();
                    told.put(
                            id,
                            result.match(
                                    status -> new Told(status, at), why -> told.getOrDefault(id, new Told(null, at))));
                    return null;
                });
    }
}
