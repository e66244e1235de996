package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.access.Scope;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.Problem;
import io.vioscope.rca.WhatIf;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one place where a world is made for who is told of some projects only. It is made once for all who are told of the same,
 * and anew when there is news; who suffers from a problem is asked of the engine, and again when the problem or the cloud changed.
 */
public final class Scopes {
    private static final int MOST = 100;

    private final Engines engines;
    private final OffLoop offLoop;
    private final Map<Scope, Made> made = new LinkedHashMap<>();
    private final Map<Asked, Future<WhatIf>> asked = new LinkedHashMap<>();

    private record Made(World from, Future<World> world) {}

    /** A problem of a cloud, as of an inventory. */
    private record Asked(String cloud, Problem problem, Inventory inventory) {
        @Override
        public int hashCode() {
            return cloud.hashCode() * 31 + Long.hashCode(problem.number());
        }

        @Override
        @SuppressWarnings(
                "ReferenceEquality") // Both are immutable and kept where nothing changed; comparing all is dear.
        public boolean equals(Object other) {
            return other instanceof Asked that
                    && cloud.equals(that.cloud)
                    && problem == that.problem
                    && inventory == that.inventory;
        }
    }

    /** Those that those engines tell of. */
    public Scopes(Engines engines, OffLoop offLoop) {
        this.engines = engines;
        this.offLoop = offLoop;
    }

    /** What of a world is told within that scope. Fails while the engines do not say who suffers. Called on an event loop. */
    @SuppressWarnings("ReferenceEquality") // A world is replaced whole, and kept where nothing changed.
    public Future<World> of(World world, Scope scope) {
        if (scope.isAll()) {
            return Future.succeededFuture(world);
        }
        var before = made.remove(scope);
        if (before != null && before.from() == world && !before.world().failed()) {
            made.put(scope, before);
            return before.world();
        }
        var now = new Made(world, make(world, scope));
        made.put(scope, now);
        trim(made);
        return now.world();
    }

    private Future<World> make(World world, Scope scope) {
        var all = new HashMap<String, Map<Long, WhatIf>>();
        Future<Void> told = Future.succeededFuture();
        for (var cloud : world.clouds()) {
            var ofCloud = all.computeIfAbsent(cloud.name(), name -> new HashMap<>());
            for (var problem : cloud.problems()) {
                told = told.compose(before -> sufferers(cloud, problem)).map(whatIf -> {
                    ofCloud.put(problem.number(), whatIf);
                    return null;
                });
            }
        }
        return told.compose(done -> offLoop.run(() -> world.within(scope, clouds(world, scope, all))));
    }

    private static List<CloudView> clouds(World world, Scope scope, Map<String, Map<Long, WhatIf>> sufferers) {
        return world.clouds().stream()
                .map(c -> c.within(Redaction.of(c.snapshot(), scope, sufferers.getOrDefault(c.name(), Map.of()))))
                .toList();
    }

    private Future<WhatIf> sufferers(CloudView cloud, Problem problem) {
        var question = new Asked(cloud.name(), problem, cloud.snapshot().state().inventory());
        var known = asked.remove(question);
        var answer = known != null && !known.failed() ? known : engines.whatIf(cloud.name(), problem.key());
        asked.put(question, answer);
        trim(asked);
        return answer;
    }

    private static <K, V> void trim(Map<K, V> kept) {
        while (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
