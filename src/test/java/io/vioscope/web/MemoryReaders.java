package io.vioscope.web;

import io.vertx.core.Future;
import io.vioscope.access.Principal;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.Readers;
import io.vioscope.web.view.SavedView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What readers keep, in memory, for sites without a database. */
final class MemoryReaders implements Readers {
    private final Map<String, SavedView> views = new ConcurrentHashMap<>();
    private final Map<String, Settings> settings = new ConcurrentHashMap<>();
    final AtomicInteger readings = new AtomicInteger();
    volatile boolean away;

    private static String key(Principal reader, Listing page, String name) {
        return who(reader) + page.word() + "\n" + name;
    }

    private static String who(Principal reader) {
        return reader.way() + "\n" + reader.name() + "\n";
    }

    @Override
    public Future<List<SavedView>> views(Principal reader) {
        readings.incrementAndGet();
        return answer(views.entrySet().stream()
                .filter(e -> e.getKey().startsWith(who(reader)))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(SavedView::page).thenComparing(SavedView::name))
                .toList());
    }

    @Override
    public Future<Saved> save(Principal reader, SavedView view, Instant at) {
        if (away) {
            return answer(Saved.NEW);
        }
        var before = views.put(key(reader, view.page(), view.name()), view);
        return answer(before == null ? Saved.NEW : Saved.REPLACED);
    }

    @Override
    public Future<Boolean> delete(Principal reader, Listing page, String name) {
        return answer(!away && views.remove(key(reader, page, name)) != null);
    }

    @Override
    public Future<Optional<Settings>> settings(Principal reader) {
        return answer(Optional.ofNullable(settings.get(who(reader))));
    }

    @Override
    public Future<Void> keep(Principal reader, Settings wanted, Instant at) {
        settings.put(who(reader), wanted);
        return answer(wanted).mapEmpty();
    }

    private <T> Future<T> answer(T found) {
        return away ? Future.failedFuture("the database is away") : Future.succeededFuture(found);
    }
}
