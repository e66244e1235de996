package io.vioscope.source.openstack.nova;

import io.vertx.core.Future;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
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
    private final Map<EntityKey, String> last = new HashMap<>();
    private @Nullable Instant migrationsAt;
    private @Nullable Instant lastAt;

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

    /** The servers, not all if there are many, whose status is another than it was. */
    private List<Entity> flipped(Servers.Read servers) {
        var flipped = new ArrayList<Entity>();
        var list = servers.list();
        for (var server : list.entities().values()) {
            var word = server.status().word();
            var before = last.put(server.key(), word);
            if (before != null && !before.equals(word) && flipped.size() < MAX_ACTIONS) {
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
