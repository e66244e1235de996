package io.vioscope.web;

import io.vertx.core.Future;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.inventory.placement.Placement;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.ProblemFact;
import io.vioscope.web.view.Archive;
import io.vioscope.web.view.Chronicle;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Opened;
import io.vioscope.web.view.ProblemStep;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Facts in memory instead of a database, which can be taken away. */
final class MemoryFactLog implements FactLog {
    final List<FactRow> rows = new CopyOnWriteArrayList<>();
    final List<Opened> opened = new CopyOnWriteArrayList<>();
    final Map<String, List<Dated>> dated = new ConcurrentHashMap<>();
    volatile boolean away;
    /** When the past can be read. */
    volatile Future<?> past = Future.succeededFuture();

    @Override
    public Future<List<FactRow>> facts(String cloud, long after, int limit) {
        return answer(rows.stream()
                .filter(r -> r.cloud().equals(cloud) && r.seq() > after)
                .sorted(Comparator.comparing(FactRow::seq))
                .limit(limit)
                .toList());
    }

    @Override
    public Future<List<FactRow>> latest(@Nullable String cloud, @Nullable EntityKey about, int limit) {
        return answer(rows.stream()
                .filter(r -> cloud == null || r.cloud().equals(cloud))
                .filter(r -> about == null || r.bodyJson().contains("\"id\":\"" + about.id() + "\""))
                .sorted(Comparator.comparing(FactRow::seq).reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public Future<Placement> placement(String cloud, EntityKey server) {
        return answer(Placement.of(dated.getOrDefault(cloud, List.of()).stream()
                .filter(d ->
                        d.fact().subject() == null || server.equals(d.fact().subject()))
                .toList()));
    }

    @Override
    public Future<List<Dated>> problem(String cloud, long number) {
        return answer(dated.getOrDefault(cloud, List.of()).stream()
                .filter(d -> number(d.fact()) == number)
                .toList());
    }

    @Override
    public Future<List<FactRow>> latestUpTo(Map<String, Long> upTo, @Nullable EntityKey about, int limit) {
        return latest(null, about, Integer.MAX_VALUE)
                .map(all -> all.stream()
                        .filter(r -> r.seq() <= upTo.getOrDefault(r.cloud(), 0L))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Future<List<FactRow>> about(String cloud, EntityKey entity, Set<String> types, long upTo, int limit) {
        return latest(cloud, entity, Integer.MAX_VALUE)
                .map(all -> all.stream()
                        .filter(r -> r.seq() <= upTo && (types.isEmpty() || types.contains(r.type())))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Future<List<ProblemStep>> steps(String cloud, long number, long after, long upTo, int limit) {
        var all = dated.getOrDefault(cloud, List.of());
        return answer(IntStream.range(0, all.size())
                .filter(i -> i + 1 > after && i + 1 <= upTo)
                .filter(i -> all.get(i).fact() instanceof ProblemFact f
                        && f.problem().number() == number)
                .mapToObj(i -> new ProblemStep(
                        i + 1, all.get(i).at(), (ProblemFact) all.get(i).fact()))
                .limit(limit)
                .toList());
    }

    @Override
    public Future<List<Dated>> problem(String cloud, long number, long upTo) {
        var all = dated.getOrDefault(cloud, List.of());
        return answer(all.subList(0, (int) Math.min(upTo, all.size())).stream()
                .filter(d -> number(d.fact()) == number)
                .toList());
    }

    @Override
    public Archive archive() {
        return new MemoryArchive(this);
    }

    @Override
    public Chronicle chronicle() {
        return new MemoryChronicle(this);
    }

    @Override
    public Future<List<Long>> factsBetween(Map<String, Long> upTo, List<Instant> edges) {
        return answer(IntStream.range(1, edges.size())
                .mapToObj(i -> rows.stream()
                        .filter(r -> r.seq() <= upTo.getOrDefault(r.cloud(), 0L))
                        .filter(r -> !r.at().isBefore(edges.get(i - 1)) && r.at().isBefore(edges.get(i)))
                        .count())
                .toList());
    }

    @Override
    public Future<List<Opened>> opened(Map<String, Long> upTo, Instant from, Instant to) {
        return answer(opened.stream()
                .filter(p -> p.number() <= upTo.getOrDefault(p.cloud(), 0L))
                .filter(p -> !p.at().isBefore(from) && p.at().isBefore(to))
                .toList());
    }

    @Override
    public Future<List<Dated>> life(String cloud, EntityKey entity, String teller, long upTo) {
        return answer(dated.getOrDefault(cloud, List.of()).stream()
                .filter(d -> entity.equals(d.fact().subject())
                        || (d.fact() instanceof Fact.SourceChanged f
                                && f.source().name().equals(teller)))
                .toList());
    }

    private static long number(Fact fact) {
        return fact instanceof ProblemFact f ? f.problem().number() : 0;
    }

    <T> Future<T> answer(T found) {
        return away ? Future.failedFuture("the database is away") : Future.succeededFuture(found);
    }
}
