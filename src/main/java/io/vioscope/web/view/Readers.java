package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.access.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept for those who read the pages. Whoever signs in has their own; where nobody does all have the same. Every future
 * fails while the database is away.
 */
public interface Readers {
    /** How many views a reader has at most, of all pages. */
    int MOST_VIEWS = 100;

    /** What became of a view that was to be saved. */
    enum Saved {
        /** There was none of that name on that page. */
        NEW,
        /** There was one, which is gone. */
        REPLACED,
        /** There are {@link #MOST_VIEWS} already, and none of that name. */
        TOO_MANY
    }

    /** How a reader wants the pages; as the cookies have it. */
    record Settings(Theme theme, Preferences preferences) {}

    /** The views of a reader, by page and name. */
    Future<List<SavedView>> views(Principal reader);

    /** Saves a view, instead of one of that name on that page. */
    Future<Saved> save(Principal reader, SavedView view, Instant at);

    /** Deletes a view; whether there was one. */
    Future<Boolean> delete(Principal reader, Listing page, String name);

    /** How a reader wants the pages, if it was ever kept. */
    Future<Optional<Settings>> settings(Principal reader);

    /** Keeps how a reader wants the pages. */
    Future<Void> keep(Principal reader, Settings settings, Instant at);
}
