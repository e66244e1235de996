package io.vioscope.source.openstack.nova;

import io.vertx.core.Future;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.http.Answer;
import io.vioscope.source.openstack.http.Http;
import io.vioscope.source.openstack.http.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Nova why servers moved or changed their status, when they did: one call for all moves, one for each of a few
 * servers. A quiet cloud is asked nothing. What cannot be read is only not explained.
 */
final class Causes {
    private static final Logger LOG = LoggerFactory.getLogger(Causes.class);

    /** More than these are no single user's doing, and not worth a call each. */
    private static final int MAX_ACTIONS = 20;

    private static final int MAX_MIGRATIONS = 1000;
    /** How long before the list in which a status was still another its reason may have been asked for. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private static final Duration FIRST_LOOK = Duration.ofHours(24);
    private static final Duration LATER_LOOK = Duration.ofHours(1);

    private record Seen(String status, @Nullable EntityKey host) {
        static Seen of(Entity server) {
            return new Seen(
                    server.status().word(),
                    server.related(RelationType.HOSTED_ON).orElse(null));
        }
    }

    private final Http http;
    private Map<EntityKey, Seen> last = Map.of();
    private boolean looked;
    private @Nullable Instant lastAt;

    Causes(Http http) {
        this.http = http;
    }

    /** Asks about what changed since the list before, and puts the answers into the report. */
    Future<Void> ask(
            Function<String, Future<Result<Answer>>> get, boolean filters, Listing servers, ReportBuilder report) {
        var moved = false;
        var flipped = new ArrayList<Entity>();
        var now = new HashMap<>(last);
        for (var server : servers.entities().values()) {
            var seen = Seen.of(server);
            var before = now.put(server.key(), seen);
            if (before != null && !before.equals(seen)) {
                moved |= !Objects.equals(before.host(), seen.host());
                if (!before.status().equals(seen.status()) && flipped.size() < MAX_ACTIONS) {
                    flipped.add(server);
                }
            }
        }
        if (servers.incomplete() == null) {
            now.keySet().retainAll(servers.entities().keySet());
        }
        last = now;
        var earliest = lastAt == null ? Instant.MAX : lastAt.minus(BEFORE);
        lastAt = servers.firstDate() == null ? lastAt : servers.firstDate();
        var calls = new ArrayList<Future<?>>();
        if (filters && (moved || !looked) && servers.lastDate() != null) {
            calls.add(migrations(get, servers.lastDate(), report));
        }
        flipped.forEach(server -> calls.add(action(get, server, earliest, report)));
        return calls.isEmpty()
                ? Future.succeededFuture()
                : Future.all(List.copyOf(calls)).mapEmpty();
    }

    private Future<Void> migrations(Function<String, Future<Result<Answer>>> get, Instant now, ReportBuilder report) {
        var since = now.minus(looked ? LATER_LOOK : FIRST_LOOK).truncatedTo(ChronoUnit.SECONDS);
        return get.apply("/os-migrations?limit=" + MAX_MIGRATIONS + "&changes-since=" + since)
                .compose(result -> result.thenAsync(answer -> http.offLoop(() -> MigrationReader.read(answer))))
                .map(result -> result.match(
                        migrations -> {
                            looked = true;
                            report.migrations(migrations);
                            return null;
                        },
                        why -> {
                            LOG.debug("migrations were not read: {}", why);
                            return null;
                        }));
    }

    private Future<Void> action(
            Function<String, Future<Result<Answer>>> get, Entity server, Instant earliest, ReportBuilder report) {
        return get.apply("/servers/" + server.id() + "/os-instance-actions")
                .compose(result ->
                        result.thenAsync(answer -> http.offLoop(() -> ActionReader.read(answer, server, earliest))))
                .map(result -> result.match(
                        action -> {
                            action.ifPresent(a -> report.action(server.key(), a));
                            return null;
                        },
                        why -> {
                            LOG.debug("the actions of {} were not read: {}", server.key(), why);
                            return null;
                        }));
    }
}
