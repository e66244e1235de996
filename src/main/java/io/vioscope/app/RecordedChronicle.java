package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.store.Chronicles;
import io.vioscope.store.Database;
import io.vioscope.web.view.Chronicle;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets the pages read what is recorded of a stretch of time, once there is a database. */
record RecordedChronicle(AtomicReference<@Nullable Database> database) implements Chronicle {
    @Override
    public Future<Optional<Instant>> since(String cloud) {
        return read(c -> c.since(cloud));
    }

    @Override
    public Future<List<List<Dated>>> lives(String cloud, Span span, int limit) {
        return read(c -> c.lives(cloud, span.from(), span.to(), limit));
    }

    @Override
    public Future<List<FactRow>> news(String cloud, Span span, @Nullable Place before, int limit) {
        var place = before == null ? new Place(span.to(), "", Long.MAX_VALUE) : before;
        var last = before == null ? span.to().plusNanos(1000) : place.at();
        return read(c -> c.news(cloud, span.from(), span.to(), last, place.cloud(), place.seq(), limit))
                .map(rows -> rows.stream().map(RecordedFacts::row).toList());
    }

    @Override
    public Future<List<Raised>> raised(String cloud, Span span, int limit) {
        return read(c -> c.raised(cloud, span.from(), span.to(), limit))
                .map(all -> all.stream()
                        .map(r -> new Raised(r.entity(), r.condition(), r.times()))
                        .toList());
    }

    @Override
    public Future<List<Dated>> said(String cloud, Span span, int limit) {
        return read(c -> c.said(cloud, span.from(), span.to(), limit));
    }

    @Override
    public Future<List<Dated>> sources(String cloud, Span span) {
        return read(c -> c.sources(cloud, span.from(), span.to()));
    }

    private <T> Future<T> read(Function<Chronicles, Future<T>> question) {
        var open = database.get();
        return open == null
                ? Future.failedFuture("the database is not open yet")
                : question.apply(new Chronicles(open));
    }
}
