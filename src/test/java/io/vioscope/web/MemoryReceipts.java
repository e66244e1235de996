package io.vioscope.web;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.web.view.Receipts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Receipts of two receivers in memory instead of a database, which can be taken away. */
final class MemoryReceipts implements Receipts {
    static final String NOC = "noc";
    static final String CHAT = "chat";

    final List<Receipt> noc = new CopyOnWriteArrayList<>();
    final Map<Long, Recorded> facts = new TreeMap<>();
    volatile boolean away;

    @Override
    public List<Named> configured() {
        return List.of(
                new Named(NOC, "192.0.2.1:162", "snmp", "traps of SNMP v2c", false),
                new Named(CHAT, "https://hooks.example.org:443", "webhook", "signed webhooks as vioscope", true));
    }

    @Override
    public Future<Map<String, List<Receipt>>> about(String cloud, EntityKey key, long number) {
        var of = noc.stream()
                .filter(r -> r.body().contains("\"number\":" + number + "}"))
                .sorted((a, b) -> Long.compare(a.seq(), b.seq()))
                .toList();
        return answer(of.isEmpty() ? Map.of() : Map.of(NOC, of));
    }

    @Override
    public Future<Told> receivers() {
        var counts = noc.stream().collect(Collectors.groupingBy(Receipt::outcome, TreeMap::new, Collectors.counting()));
        return answer(new Told(
                "80007ed905",
                List.of(
                        new Receiver(NOC, "192.0.2.1:162", "snmp", "v2c", false, 7, 3, counts, 2, at(1)),
                        new Receiver(
                                CHAT,
                                "https://hooks.example.org:443",
                                "webhook",
                                "vioscope",
                                true,
                                0,
                                0,
                                new TreeMap<>(),
                                0,
                                null))));
    }

    static Instant at(long seq) {
        return Instant.parse("2026-11-25T03:00:00Z").plusSeconds(seq);
    }

    @Override
    public Future<List<Receipt>> page(String receiver, @Nullable Place after, int limit) {
        return answer(noc.stream()
                .filter(r -> receiver.equals(NOC))
                .filter(r -> after == null || r.seq() < after.seq())
                .limit(limit)
                .toList());
    }

    @Override
    public Future<Optional<Receipt>> one(String receiver, String cloud, long seq) {
        return answer(
                noc.stream().filter(r -> receiver.equals(NOC) && r.seq() == seq).findFirst());
    }

    @Override
    public Future<Optional<Recorded>> fact(String cloud, long seq) {
        return answer(Optional.ofNullable(facts.get(seq)));
    }

    private <T> Future<T> answer(T found) {
        return away ? Future.failedFuture("the database is away") : Future.succeededFuture(found);
    }
}
