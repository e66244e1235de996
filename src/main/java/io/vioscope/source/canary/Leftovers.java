package io.vioscope.source.canary;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.source.canary.Notebook.Made;
import io.vioscope.source.canary.Try.End;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Removes what earlier tries left: after a crash, a deletion that failed, an answer that nobody saw. Only a port that has exactly
 * a name that is remembered, and that nobody has plugged into anything. No future fails.
 */
record Leftovers(Ports ports, Notebook notebook, Patience patience, Meter meter) {
    /** What Neutron was asked for and did not answer may come about later; not after this time. */
    private static final Duration MAY_STILL_COME = Duration.ofHours(1);

    private static final int AT_A_TIME = 20;
    private static final String AWAY = "what it made before is not known: the database is away";

    /** Whether none of them is there any more; otherwise the try says why. */
    Future<Boolean> remove() {
        return notebook.left().map(Optional::of).otherwise(Optional.empty()).compose(left -> {
            if (left.isEmpty()) {
                patience.result().stop(End.HINDERED, null, AWAY);
                return done(false);
            }
            var all = left.get();
            return all.isEmpty() ? done(true) : look(all.subList(0, Math.min(AT_A_TIME, all.size())));
        });
    }

    private Future<Boolean> look(List<Made> all) {
        var names = all.stream().map(Made::name).toList();
        return patience.once(Step.TIDY, () -> ports.named(names, meter))
                .compose(found -> found.isEmpty() ? done(false) : each(all, Fields.list(found.get(), "ports")));
    }

    private Future<Boolean> each(List<Made> all, List<JsonNode> rows) {
        var next = done(true);
        for (var made : all) {
            next = next.compose(good -> good ? one(made, rows) : done(false));
        }
        return next;
    }

    private Future<Boolean> one(Made made, List<JsonNode> rows) {
        var found = found(made, rows);
        if (found.isEmpty()) {
            return isOver(made) ? forget(made) : done(true);
        }
        if (isPlugged(found.get())) {
            patience.result().notes("A port that it made is in use by somebody now, and is theirs: " + made.name());
            return forget(made);
        }
        return new Removal(ports, notebook, patience, meter).of(Fields.text(found.get(), "id"), made.name());
    }

    private static Optional<JsonNode> found(Made made, List<JsonNode> rows) {
        return rows.stream()
                .filter(row -> Fields.text(row, "name").equals(made.name()))
                .findFirst();
    }

    private static boolean isPlugged(JsonNode row) {
        return !Fields.text(row, "device_id").isEmpty()
                || !Fields.text(row, "device_owner").isEmpty();
    }

    private boolean isOver(Made made) {
        Instant latest = made.at().plus(MAY_STILL_COME);
        return made.id() != null || !patience.clock().instant().isBefore(latest);
    }

    private Future<Boolean> forget(Made made) {
        return notebook.gone(made.name()).otherwiseEmpty().map(true);
    }

    private static Future<Boolean> done(boolean good) {
        return Future.succeededFuture(good);
    }
}
