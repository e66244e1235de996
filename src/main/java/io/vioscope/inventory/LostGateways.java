package io.vioscope.inventory;

import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of routers that they had an external gateway and have none now, as an attribute that a restart does not forget:
 * most of those without one never had any. After a day of being looked at it is held to be meant.
 */
final class LostGateways {
    /** So long a router is told to have lost its gateway. */
    static final Duration MEANT = Duration.ofDays(1);

    private static final String GATEWAY = "external_gateway";
    private static final String SET = "set";
    private static final String SINCE = Attributes.INFERRED + Attributes.OF_SOURCE + "gateway_lost_since";

    private LostGateways() {}

    /** Adds to the facts of a report what they say of gateways that are gone, or there again. */
    static void remember(Inventory inventory, Report report, List<Fact> facts) {
        var more = new TreeMap<EntityKey, Map<String, Change>>();
        if (report.sawAll(Kind.ROUTER)) {
            inventory.of(Kind.ROUTER).values().stream()
                    .filter(router -> isMeant(router, report.at()))
                    .forEach(router -> mark(router, null, more));
        }
        for (var fact : facts) {
            if (fact instanceof Fact.EntityChanged changed && changed.key().kind() == Kind.ROUTER) {
                inventory.get(changed.key()).ifPresent(router -> note(router, changed, report.at(), more));
            } else if (fact instanceof Fact.EntityDeleted deleted) {
                more.remove(deleted.last().key());
            }
        }
        Additions.add(more, inventory, facts);
    }

    private static void note(
            Entity router, Fact.EntityChanged changed, Instant at, Map<EntityKey, Map<String, Change>> more) {
        var change = changed.changes().get(GATEWAY);
        if (change != null && SET.equals(change.from())) {
            mark(router, at.toString(), more);
        } else if (change != null && SET.equals(change.to())) {
            mark(router, null, more);
        }
    }

    private static boolean isMeant(Entity router, Instant now) {
        var since = router.attributes().get(SINCE);
        return since != null && !Instant.parse(since).plus(MEANT).isAfter(now);
    }

    private static void mark(Entity router, @Nullable String to, Map<EntityKey, Map<String, Change>> more) {
        var from = router.attributes().get(SINCE);
        if (from != null || to != null) {
            more.put(router.key(), Map.of(SINCE, new Change(from, to)));
        } else {
            more.remove(router.key());
        }
    }
}
