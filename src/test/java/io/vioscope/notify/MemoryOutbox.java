package io.vioscope.notify;

import io.vertx.core.Future;
import io.vioscope.engine.Commit;
import io.vioscope.model.Fact;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Telling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An outbox in memory that keeps the whole contract and can be away. */
public final class MemoryOutbox implements Outbox {
    private record Id(String cloud, long seq) {}

    private final List<Pending> facts = new ArrayList<>();
    private final Map<String, Map<Id, Delivery>> receipts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Integer> clouds = new HashMap<>();
    private boolean away;
    private int writes;

    /** As the database does when it has recorded a commit. */
    public synchronized void record(Commit commit) {
        var index = clouds.computeIfAbsent(commit.cloud(), c -> clouds.size() + 1);
        for (var i = 0; i < commit.facts().size(); i++) {
            var fact = commit.facts().get(i);
            if (Telling.isTold(fact)) {
                facts.add(new Pending(commit.cloud(), index, commit.firstSeq() + i, commit.at(), fact));
            }
        }
    }

    /** Nothing was ever recorded. */
    public synchronized void forget() {
        facts.clear();
    }

    /** From now on every call fails, or none. */
    public synchronized void away(boolean isAway) {
        away = isAway;
    }

    /** What a receiver was told, by the order of writing. */
    public synchronized List<Delivery> receipts(String receiver) {
        return List.copyOf(receipts.getOrDefault(receiver, Map.of()).values());
    }

    @Override
    public synchronized Future<Long> lastNumber(String receiver) {
        return away ? gone() : Future.succeededFuture(numbers.getOrDefault(receiver, 0L));
    }

    @Override
    public synchronized Future<List<Pending>> pending(String receiver, int limit) {
        var told = receipts.getOrDefault(receiver, Map.of());
        return away
                ? gone()
                : Future.succeededFuture(facts.stream()
                        .filter(f -> !told.containsKey(new Id(f.cloud(), f.seq())))
                        .limit(limit)
                        .toList());
    }

    /** How often receipts were written. */
    synchronized int writes() {
        return writes;
    }

    @Override
    public synchronized Future<Void> delivered(String receiver, List<Delivery> written) {
        if (away) {
            return gone();
        }
        writes++;
        var told = receipts.computeIfAbsent(receiver, r -> new LinkedHashMap<>());
        written.forEach(d -> told.putIfAbsent(new Id(d.cloud(), d.seq()), d));
        numbers.merge(
                receiver, written.stream().mapToLong(Delivery::number).max().orElse(0), Math::max);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> again(String receiver, List<Notification.Heading> held) {
        held.forEach(h -> receipts.getOrDefault(receiver, new HashMap<>())
                .computeIfPresent(
                        new Id(h.cloud(), h.seq()), (id, was) -> was.outcome().isHeld() ? null : was));
        return away ? gone() : Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> numbered(String receiver, long number) {
        numbers.merge(receiver, number, Math::max);
        return away ? gone() : Future.succeededFuture();
    }

    @Override
    public synchronized Future<List<Withheld>> withheld(String receiver) {
        var told = receipts.getOrDefault(receiver, Map.of());
        var held = new HashMap<Occurrence, Withheld>();
        for (var fact : facts) {
            var receipt = told.get(new Id(fact.cloud(), fact.seq()));
            Occurrence.of(fact.cloud(), fact.fact()).ifPresent(occurrence -> {
                if (isEnd(fact.fact()) || (receipt != null && receipt.number() > 0)) {
                    held.remove(occurrence);
                } else if (receipt != null && receipt.outcome().isHeld()) {
                    held.put(occurrence, new Withheld(fact, receipt.outcome(), receipt.cause()));
                }
            });
        }
        return away
                ? gone()
                : Future.succeededFuture(held.values().stream()
                        .sorted(Comparator.comparing(w -> w.pending().seq()))
                        .toList());
    }

    @Override
    public synchronized Future<List<Pending>> told(String receiver) {
        var told = receipts.getOrDefault(receiver, Map.of());
        var on = new HashMap<Occurrence, Pending>();
        for (var fact : facts) {
            var receipt = told.get(new Id(fact.cloud(), fact.seq()));
            Occurrence.of(fact.cloud(), fact.fact()).ifPresent(occurrence -> {
                if (isEnd(fact.fact())) {
                    on.remove(occurrence);
                } else if (receipt != null && receipt.number() > 0) {
                    on.put(occurrence, fact);
                }
            });
        }
        return away
                ? gone()
                : Future.succeededFuture(on.values().stream()
                        .sorted(Comparator.comparing(Pending::seq))
                        .toList());
    }

    private static boolean isEnd(Fact fact) {
        return fact instanceof Fact.AlarmCleared || fact instanceof ProblemFact.Resolved;
    }

    private static <T> Future<T> gone() {
        return Future.failedFuture("the database is away");
    }
}
