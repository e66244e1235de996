package io.vioscope.source.nsx.v;

import io.vertx.core.Future;
import io.vioscope.source.http.Meter;
import io.vioscope.source.xml.Node;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the appliances of an edge are, which has to be asked of each by itself. Only an edge of two has more to tell than the list.
 * A look asks for sixteen: first those of which something is wrong or of which nothing is known, then those that were asked for
 * longest ago. NSX answers from its database ({@code getlatest=false}), without asking the edge.
 */
final class EdgeStatuses {
    /** How many are asked for in a look. */
    static final int MOST = 16;

    private final Api api;
    private final InstantSource clock;
    private final Map<String, Told> told = new HashMap<>();

    /**
     * What was told of an edge.
     *
     * @param status {@code edgeStatus}, the last that was told; null where none ever was
     * @param at     when
     */
    record Told(@Nullable Node status, Instant at) {}

    EdgeStatuses(Api api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Asks, and puts all that is known beside the lists. */
    Future<Void> read(NsxV.Lists lists, Meter meter) {
        var pairs = lists.of(Part.EDGES).stream()
                .filter(Edges::isRead)
                .filter(edge -> Edges.appliances(edge) > 1)
                .toList();
        if (!lists.failures().containsKey(Part.EDGES)) {
            told.keySet().retainAll(new HashSet<>(pairs.stream().map(Edges::id).toList()));
        }
        Future<Void> asked = Future.succeededFuture();
        for (var id : chosen(pairs)) {
            asked = asked.compose(v -> ask(id, meter));
        }
        return asked.map(v -> {
            lists.edges(told);
            return null;
        });
    }

    private List<String> chosen(List<Node> edges) {
        return edges.stream()
                .sorted(Comparator.comparing((Node edge) -> isSuspected(edge) ? 0 : 1)
                        .thenComparing(edge -> since(Edges.id(edge)))
                        .thenComparing(Edges::id))
                .limit(MOST)
                .map(Edges::id)
                .toList();
    }

    private boolean isSuspected(Node edge) {
        var known = told.get(Edges.id(edge));
        return known == null
                || known.status() == null
                || !edge.text("edgeStatus").equals(Edges.GREEN)
                || !Edges.down(known.status()).isEmpty();
    }

    private Instant since(String id) {
        var known = told.get(id);
        return known == null ? Instant.MIN : known.at();
    }

    private Future<Void> ask(String id, Meter meter) {
        return api.get("/api/4.0/edges/" + id + "/status?getlatest=false", meter)
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
