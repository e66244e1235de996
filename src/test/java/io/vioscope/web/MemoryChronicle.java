package io.vioscope.web;

import io.vertx.core.Future;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Fact;
import io.vioscope.model.LearningFact;
import io.vioscope.model.ProblemFact;
import io.vioscope.web.view.Chronicle;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the facts in memory tell of a stretch of time. */
record MemoryChronicle(MemoryFactLog log) implements Chronicle {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::at).thenComparing(Place::cloud).thenComparing(Place::seq);

    private List<Dated> facts(String cloud) {
        return log.dated.getOrDefault(cloud, List.of());
    }

    private Stream<Dated> in(String cloud, Span span) {
        return facts(cloud).stream().filter(d -> span.has(d.at()));
    }

    @Override
    public Future<Optional<Instant>> since(String cloud) {
        return log.answer(facts(cloud).stream().map(Dated::at).findFirst());
    }

    @Override
    public Future<List<List<Dated>>> lives(String cloud, Span span, int limit) {
        var lives = new TreeMap<Long, List<Dated>>(Comparator.reverseOrder());
        for (var dated : facts(cloud)) {
            if (!dated.at().isAfter(span.to()) && dated.fact() instanceof ProblemFact fact) {
                lives.computeIfAbsent(fact.problem().number(), n -> new ArrayList<>())
                        .add(dated);
            }
        }
        return log.answer(lives.values().stream()
                .filter(life -> isOpen(life, span.from()))
                .limit(limit)
                .toList());
    }

    private static boolean isOpen(List<Dated> life, Instant from) {
        var last = life.get(life.size() - 1);
        return !(last.fact() instanceof ProblemFact.Resolved) || !last.at().isBefore(from);
    }

    @Override
    public Future<List<FactRow>> news(String cloud, Span span, @Nullable Place before, int limit) {
        var facts = facts(cloud);
        return log.answer(log.rows.stream()
                .filter(row -> row.cloud().equals(cloud) && span.has(row.at()))
                .filter(row -> facts.get((int) row.seq() - 1).fact().isNews())
                .filter(row -> before == null || ORDER.compare(new Place(row.at(), cloud, row.seq()), before) < 0)
                .sorted(Comparator.comparing(FactRow::seq).reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public Future<List<Raised>> raised(String cloud, Span span, int limit) {
        var times = in(cloud, span)
                .map(Dated::fact)
                .flatMap(fact -> fact instanceof Fact.AlarmRaised raised
                        ? Stream.of(raised.alarm().key())
                        : Stream.empty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return log.answer(times.entrySet().stream()
                .sorted(Map.Entry.<AlarmKey, Long>comparingByValue().reversed())
                .map(e -> new Raised(e.getKey().entity(), e.getKey().condition(), e.getValue()))
                .limit(limit)
                .toList());
    }

    @Override
    public Future<List<Dated>> said(String cloud, Span span, int limit) {
        return log.answer(
                in(cloud, span).filter(d -> isSaid(d.fact())).limit(limit).toList());
    }

    private static boolean isSaid(Fact fact) {
        return fact instanceof ProblemFact.Acknowledged
                || fact instanceof ProblemFact.Unacknowledged
                || fact instanceof ProblemFact.Judged
                || fact instanceof ProblemFact.Handled
                || fact instanceof LearningFact.Advised;
    }

    @Override
    public Future<List<Dated>> sources(String cloud, Span span) {
        return log.answer(facts(cloud).stream()
                .filter(d -> !d.at().isAfter(span.to()) && d.fact() instanceof Fact.SourceChanged)
                .toList());
    }
}
