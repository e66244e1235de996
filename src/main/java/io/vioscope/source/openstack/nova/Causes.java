package io.vioscope.source.openstack.nova;

import io.vertx.core.Future;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.RelationType;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.ReportBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Nova why servers moved or changed their status: one call for the migrations that changed lately, of which the
 * failed ones are to be seen nowhere else, and one for each of a few servers whose status changed. What cannot be read is
 * only not explained.
 */
final class Causes {
    private static final Logger LOG = LoggerFactory.getLogger(Causes.class);

    /** More than these are no single user's doing, and not worth a call each. */
    private static final int MAX_ACTIONS = 20;

    private static final int MAX_MIGRATIONS = 1000;
    /** How long before the list in which a status was still another its reason may have been asked for. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private static final Duration FIRST_LOOK = Duration.ofHours(24);
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final Http http;
    private final Map<EntityKey, Was> last = new HashMap<>();
    private @Nullable Instant migrationsAt;
    private @Nullable Instant lastAt;

    /** How a server was seen last: its status, and where it ran; null where that was not told. */
    private record Was(String word, @Nullable EntityKey host) {
        static Was of(Entity server) {
            return new Was(
                    server.status().word(),
                    server.related(RelationType.HOSTED_ON).orElse(null));
        }

        boolean hasMoved(Was before) {
            return host != null && before.host != null && !host.equals(before.host);
        }
    }

    Causes(Http http) {
        this.http = http;
    }

    /** Asks about what changed since the list before, and puts the answers into the report. */
    Future<Void> ask(
            Function<String, Future<Result<Answer>>> get, boolean filters, Servers.Read servers, ReportBuilder report) {
        return http.offLoop(() -> flipped(servers)).compose(flipped -> {
            var list = servers.list();
            var earliest = lastAt == null ? Instant.MAX : lastAt.minus(BEFORE);
            lastAt = list.firstDate() == null ? lastAt : list.firstDate();
            var calls = new ArrayList<Future<?>>();
            if (filters && list.lastDate() != null) {
                calls.add(migrations(get, list.lastDate(), report));
            }
            flipped.forEach(server -> calls.add(action(get, server, earliest, report)));
            return calls.isEmpty()
                    ? Future.succeededFuture()
                    : Future.all(List.copyOf(calls)).mapEmpty();
        });
    }

    /**
     * The same of single servers, between two lists: their actions, and the migrations only where one of them has moved. What
     * is told of the times of lists stays as it is.
     */
    Future<Void> askOf(
            Function<String, Future<Result<Answer>>> get, boolean filters, List<Entity> servers, ReportBuilder report) {
        var earliest = lastAt == null ? Instant.MAX : lastAt.minus(BEFORE);
        var calls = new ArrayList<Future<?>>();
        var moved = false;
        for (var server : servers) {
            var now = Was.of(server);
            var before = last.put(server.key(), now);
            moved |= before != null && now.hasMoved(before);
            if (before != null && !before.word().equals(now.word())) {
                calls.add(action(get, server, earliest, report));
            }
        }
        if (filters && moved && migrationsAt != null) {
            calls.add(migrations(get, migrationsAt, report));
        }
        return calls.isEmpty()
                ? Future.succeededFuture()
                : Future.all(List.copyOf(calls)).mapEmpty();
    }

    /** The servers, not all if there are many, whose status is another than it was. */
    private List<Entity> flipped(Servers.Read servers) {
        var flipped = new ArrayList<Entity>();
        var list = servers.list();
        for (var server : list.entities().values()) {
            var now = Was.of(server);
            var before = last.put(server.key(), now);
            if (before != null && !before.word().equals(now.word()) && flipped.size() < MAX_ACTIONS) {
                flipped.add(server);
            }
        }
        if (servers.whole() && list.incomplete() == null) {
            last.keySet().retainAll(list.entities().keySet());
        }
        last.keySet().removeAll(servers.gone());
        return flipped;
    }

    private Future<Void> migrations(Function<String, Future<Result<Answer>>> get, Instant now, ReportBuilder report) {
        var before = migrationsAt;
        var since = (before == null ? now.minus(FIRST_LOOK) : before.minus(OVERLAP)).truncatedTo(ChronoUnit.SECONDS);
        return get.apply("/os-migrations?limit=" + MAX_MIGRATIONS + "&changes-since=" + since)
                .compose(result -> result.thenAsync(answer -> http.offLoop(() -> MigrationReader.read(answer))))
                .map(result -> result.match(
                        migrations -> {
                            migrationsAt = now;
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
