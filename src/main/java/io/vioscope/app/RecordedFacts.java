package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.inventory.placement.Placement;
import io.vioscope.model.EntityKey;
import io.vioscope.store.Database;
import io.vioscope.store.History;
import io.vioscope.store.Hours;
import io.vioscope.web.view.Archive;
import io.vioscope.web.view.Chronicle;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Opened;
import io.vioscope.web.view.ProblemStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets the pages read the database, once there is one. */
record RecordedFacts(AtomicReference<@Nullable Database> database) implements FactLog {
    @Override
    public Future<List<FactRow>> facts(String cloud, long after, int limit) {
        return ask(history -> history.after(cloud, after, limit));
    }

    @Override
    public Future<List<FactRow>> latest(@Nullable String cloud, @Nullable EntityKey about, int limit) {
        return ask(history -> history.latest(cloud, about, limit));
    }

    @Override
    public Future<List<FactRow>> latestUpTo(Map<String, Long> upTo, @Nullable EntityKey about, int limit) {
        return ask(history -> history.latestUpTo(upTo, about, limit));
    }

    @Override
    public Future<List<FactRow>> about(String cloud, EntityKey entity, Set<String> types, long upTo, int limit) {
        return ask(history -> history.about(cloud, entity, types, upTo, limit));
    }

    @Override
    public Future<List<ProblemStep>> steps(String cloud, long number, long after, long upTo, int limit) {
        return read(history -> history.steps(cloud, number, after, upTo, limit))
                .map(all -> all.stream()
                        .map(step -> new ProblemStep(step.seq(), step.at(), step.fact()))
                        .toList());
    }

    @Override
    public Future<List<Dated>> problem(String cloud, long number, long upTo) {
        return read(history -> history.problem(cloud, number, upTo));
    }

    @Override
    public Archive archive() {
        return new RecordedPast(database);
    }

    @Override
    public Chronicle chronicle() {
        return new RecordedChronicle(database);
    }

    @Override
    public Future<Placement> placement(String cloud, EntityKey server) {
        return read(history -> history.placement(cloud, server, Placement.TELLER))
                .map(Placement::of);
    }

    @Override
    public Future<List<Dated>> problem(String cloud, long number) {
        return read(history -> history.problem(cloud, number));
    }

    @Override
    public Future<List<Long>> factsBetween(Map<String, Long> upTo, List<Instant> edges) {
        return open(database -> new Hours(database).factsBetween(upTo, edges));
    }

    @Override
    public Future<List<Opened>> opened(Map<String, Long> upTo, Instant from, Instant to) {
        return open(database -> new Hours(database).opened(upTo, from, to))
                .map(all -> all.stream()
                        .map(p -> new Opened(p.cloud(), p.number(), p.severity(), p.at()))
                        .toList());
    }

    @Override
    public Future<List<Dated>> life(String cloud, EntityKey entity, String teller, long upTo) {
        return open(database -> new Hours(database).life(cloud, entity, teller, upTo));
    }

    private Future<List<FactRow>> ask(Function<History, Future<List<History.FactRow>>> question) {
        return read(question).map(rows -> rows.stream().map(RecordedFacts::row).toList());
    }

    private <T> Future<T> read(Function<History, Future<T>> question) {
        return open(database -> question.apply(new History(database)));
    }

    private <T> Future<T> open(Function<Database, Future<T>> question) {
        var open = database.get();
        return open == null ? Future.failedFuture("the database is not open yet") : question.apply(open);
    }

    static FactRow row(History.FactRow row) {
        return new FactRow(row.cloud(), row.seq(), row.at(), row.type(), row.bodyJson());
    }
}
