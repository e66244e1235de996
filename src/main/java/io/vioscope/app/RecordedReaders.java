package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.access.Principal;
import io.vioscope.store.Database;
import io.vioscope.store.ReaderSettings;
import io.vioscope.store.ReaderViews;
import io.vioscope.store.ReaderViews.Reader;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.Preferences;
import io.vioscope.web.view.Readers;
import io.vioscope.web.view.SavedView;
import io.vioscope.web.view.Theme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps in the database what readers of the pages keep, once there is one. */
public record RecordedReaders(AtomicReference<@Nullable Database> database) implements Readers {
    @Override
    public Future<List<SavedView>> views(Principal reader) {
        return open(open -> new ReaderViews(open).all(reader(reader)))
                .map(all -> all.stream().flatMap(RecordedReaders::view).toList());
    }

    /** What an older or newer Vioscope kept of a page that is not here is passed over. */
    private static Stream<SavedView> view(ReaderViews.View view) {
        return Listing.of(view.page())
                .map(page -> new SavedView(
                        page, view.name(), SavedView.query(view.query()).orElse(Map.of())))
                .stream();
    }

    @Override
    public Future<Saved> save(Principal reader, SavedView view, Instant at) {
        var row = new ReaderViews.View(view.page().word(), view.name(), view.queryText());
        return open(open -> new ReaderViews(open).save(reader(reader), row, at, MOST_VIEWS))
                .map(saved ->
                        saved.map(isNew -> isNew ? Saved.NEW : Saved.REPLACED).orElse(Saved.TOO_MANY));
    }

    @Override
    public Future<Boolean> delete(Principal reader, Listing page, String name) {
        return open(open -> new ReaderViews(open).delete(reader(reader), page.word(), name));
    }

    @Override
    public Future<Optional<Settings>> settings(Principal reader) {
        return open(open -> new ReaderSettings(open).find(reader(reader)))
                .map(found -> found.map(kept ->
                        new Settings(Theme.of(kept.theme()).orElse(Theme.SYSTEM), Preferences.of(kept.settings()))));
    }

    @Override
    public Future<Void> keep(Principal reader, Settings settings, Instant at) {
        var kept = new ReaderSettings.Kept(
                settings.theme().word(), settings.preferences().text());
        return open(open -> new ReaderSettings(open).keep(reader(reader), kept, at));
    }

    private static Reader reader(Principal reader) {
        return new Reader(reader.way().word(), reader.name());
    }

    private <T> Future<T> open(Function<Database, Future<T>> ask) {
        var open = database.get();
        return open == null ? Future.failedFuture("the database is not open yet") : ask.apply(open);
    }
}
