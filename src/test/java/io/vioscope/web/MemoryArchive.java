package io.vioscope.web;

import io.vertx.core.Future;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.past.Recall;
import io.vioscope.engine.past.Undo;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.web.view.Archive;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The past as the facts in memory tell it, the first of which has the number 1. */
record MemoryArchive(MemoryFactLog log) implements Archive {
    private List<Dated> facts(String cloud) {
        return log.dated.getOrDefault(cloud, List.of());
    }

    @Override
    public Future<Recall> at(String cloud, Instant moment, List<CloudState> laters) {
        var facts = facts(cloud);
        var seq = facts.stream().filter(d -> !d.at().isAfter(moment)).count();
        if (seq == 0) {
            return log.answer(
                    new Recall.NotYet(facts.isEmpty() ? null : facts.get(0).at()));
        }
        var undo = new Undo(laters.stream()
                .filter(s -> s.seq() >= seq)
                .min(Comparator.comparing(CloudState::seq))
                .orElseThrow());
        while (undo.seq() > seq) {
            undo.take(facts.get((int) undo.seq() - 1).fact());
        }
        var known = new Recall.Known(undo.state(facts.subList(0, (int) seq)).orElseThrow());
        return log.past.compose(readable -> log.<Recall>answer(known));
    }

    private static Stream<Instant> news(List<Dated> facts) {
        return facts.stream().filter(d -> d.fact().isNews()).map(Dated::at);
    }

    @Override
    public Future<Optional<Instant>> newsBefore(Map<String, Long> upTo, Instant moment) {
        return log.answer(upTo.entrySet().stream()
                .flatMap(e -> news(facts(e.getKey()).subList(0, e.getValue().intValue())))
                .filter(moment::isAfter)
                .max(Comparator.naturalOrder()));
    }

    @Override
    public Future<Optional<Instant>> newsAfter(Map<String, Long> after) {
        return log.answer(after.entrySet().stream()
                .flatMap(e -> news(facts(e.getKey())
                        .subList(e.getValue().intValue(), facts(e.getKey()).size())))
                .min(Comparator.naturalOrder()));
    }

    @Override
    public Future<Optional<Instant>> learntAt(String cloud, long seq) {
        return log.answer(Optional.of(seq)
                .filter(n -> n >= 1 && n <= facts(cloud).size())
                .map(n -> facts(cloud).get((int) (n - 1)).at()));
    }
}
