package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vioscope.access.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The saved views of readers, in memory: pages are fetched again and again, and do not wait for the database. What was read is
 * believed for ten seconds, and shown until it was read again; what this server saves or deletes shows at once. A database that
 * is away is asked every five seconds. For one event loop.
 */
public final class Shelves {
    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST_READERS = 1_000;

    private final Vertx vertx;
    private final Readers readers;
    private final InstantSource clock;
    private final boolean controls;
    private final Map<Whose, Kept> kept = new LinkedHashMap<>();

    private record Whose(String way, String name) {}

    /** What was read last, if anything was; and the reading that is on its way or was the last. */
    private record Kept(@Nullable List<SavedView> views, Future<List<SavedView>> reading, Instant asked) {
        boolean isOld(Instant now) {
            var life = reading.failed() ? RETRY : BELIEVED;
            return reading.isComplete() && asked.plus(life).isBefore(now);
        }
    }

    /** @param controls whether something may be changed by whoever is not known */
    public Shelves(Vertx vertx, Readers readers, InstantSource clock, boolean controls) {
        this.vertx = vertx;
        this.readers = readers;
        this.clock = clock;
        this.controls = controls;
    }

    /** Whether that reader may save and delete views: their own, or, where nobody signs in, what all see. */
    public boolean mayKeep(Principal reader) {
        return reader.isKnown() || (controls && reader.mayOperate());
    }

    /** What that reader saved, as far as it is known within half a second. */
    public Future<Shelf> of(Principal reader) {
        var whose = new Whose(reader.way().word(), reader.name());
        var found = kept.get(whose);
        if (found == null || found.isOld(clock.instant())) {
            found = read(reader, whose, found == null ? null : found.views());
        }
        return found.views() == null
                ? patient(found.reading()).map(views -> shelf(reader, views))
                : Future.succeededFuture(shelf(reader, Optional.of(found.views())));
    }

    private Kept read(Principal reader, Whose whose, @Nullable List<SavedView> before) {
        var reading = readers.views(reader);
        var asked = new Kept(before, reading, clock.instant());
        kept.put(whose, asked);
        if (kept.size() > MOST_READERS) {
            kept.remove(kept.keySet().iterator().next());
        }
        reading.map(views -> kept.replace(whose, asked, new Kept(views, reading, asked.asked())));
        return Optional.ofNullable(kept.get(whose)).orElse(asked);
    }

    private Future<Optional<List<SavedView>>> patient(Future<List<SavedView>> reading) {
        if (reading.isComplete()) {
            return Future.succeededFuture(Optional.ofNullable(reading.result()));
        }
        var answer = Promise.<Optional<List<SavedView>>>promise();
        var timer = vertx.setTimer(PATIENCE.toMillis(), id -> answer.tryComplete(Optional.empty()));
        reading.onComplete(done -> {
            vertx.cancelTimer(timer);
            answer.tryComplete(Optional.ofNullable(done.result()));
        });
        return answer.future();
    }

    private Shelf shelf(Principal reader, Optional<List<SavedView>> views) {
        return new Shelf(views.isPresent(), mayKeep(reader), views.orElse(List.of()), Optional.empty());
    }

    /** Saves a view. Fails while the database is away. */
    public Future<Readers.Saved> save(Principal reader, SavedView view) {
        return changed(reader, () -> readers.save(reader, view, clock.instant()));
    }

    /** Deletes a view; whether there was one. Fails while the database is away. */
    public Future<Boolean> delete(Principal reader, Listing page, String name) {
        return changed(reader, () -> readers.delete(reader, page, name));
    }

    /** All that a reader saved, as it stands in the database. Fails while that is away. */
    public Future<List<SavedView>> all(Principal reader) {
        return readers.views(reader);
    }

    /** What follows sees the change: a reading that began before is not believed. */
    private <T> Future<T> changed(Principal reader, Supplier<Future<T>> change) {
        var whose = new Whose(reader.way().word(), reader.name());
        return change.get().map(done -> {
            kept.remove(whose);
            return done;
        });
    }
}
