package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.past.Recall;
import io.vioscope.store.Database;
import io.vioscope.store.Past;
import io.vioscope.web.view.Archive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets the pages look at the past, once there is a database. */
record RecordedPast(AtomicReference<@Nullable Database> database) implements Archive {
    @Override
    public Future<Recall> at(String cloud, Instant moment, List<CloudState> laters) {
        return read(past -> past.at(cloud, moment, laters));
    }

    @Override
    public Future<Optional<Instant>> newsBefore(Map<String, Long> upTo, Instant moment) {
        return read(past -> past.newsBefore(upTo, moment));
    }

    @Override
    public Future<Optional<Instant>> newsAfter(Map<String, Long> after) {
        return read(past -> past.newsAfter(after));
    }

    @Override
    public Future<Optional<Instant>> learntAt(String cloud, long seq) {
        return read(past -> past.learntAt(cloud, seq));
    }

    private <T> Future<T> read(Function<Past, Future<T>> question) {
        var open = database.get();
        return open == null ? Future.failedFuture("the database is not open yet") : question.apply(new Past(open));
    }
}
