package io.vioscope.web.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vioscope.bus.ReceiverState;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Severity;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.SourceView;
import io.vioscope.web.view.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /metrics}: our own gauges, brought up to date at each scrape, and whatever else the registry has. What is not
 * known is NaN, never 0.
 */
public final class Gauges {
    private final PrometheusMeterRegistry registry;
    private final InstantSource clock;
    private final ProblemGauges problems;
    private final ReceiverGauges receivers;
    private final MultiGauge entities;
    private final MultiGauge alarms;
    private final MultiGauge fresh;
    private final MultiGauge age;
    private final MultiGauge took;
    private final MultiGauge requests;
    private final MultiGauge calls;
    private final MultiGauge reports;
    private final MultiGauge failures;
    private final MultiGauge skew;
    private final MultiGauge latency;
    private final MultiGauge behind;
    private final MultiGauge lag;

    /** The gauges of that registry. */
    public Gauges(PrometheusMeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        problems = new ProblemGauges(registry);
        receivers = new ReceiverGauges(registry);
        entities = gauge(registry, "entities", "Entities by kind and effective health");
        alarms = gauge(registry, "alarms", "Alarms that are on, by severity");
        fresh = gauge(registry, "source.fresh", "1 where the last report was complete and is not too old");
        age = gauge(registry, "source.age.seconds", "Time since the last complete report began; NaN if there was none");
        took = gauge(registry, "source.took.seconds", "How long the last report took");
        requests = gauge(registry, "source.requests", "Calls made for the last report");
        calls = gauge(registry, "source.calls", "Calls made since the start");
        reports = gauge(registry, "source.reports", "Reports since the start");
        failures = gauge(registry, "source.failures", "Reports since the start that failed or were partial");
        skew = gauge(
                registry,
                "source.clock.skew.seconds",
                "How far the API's clock is ahead of this server's; NaN if not known");
        latency = gauge(registry, "latency.seconds", "How long an endpoint took to answer the last probe");
        behind = gauge(registry, "recording.behind", "Commits that wait to be recorded");
        lag = gauge(registry, "recording.lag.seconds", "How long the first of them has waited");
    }

    static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder("vioscope." + name).description(description).register(registry);
    }

    /**
     * The text of a scrape. Walks over all entities; for a worker thread.
     *
     * @param told how it goes with each receiver, by name; empty for one that does not say
     */
    public synchronized String scrape(World world, Map<String, Optional<ReceiverState>> told) {
        problems.show(world);
        receivers.show(told);
        var now = clock.instant();
        entities.register(entities(world), true);
        alarms.register(alarms(world), true);
        fresh.register(sources(world, s -> s.isFresh() ? 1 : 0), true);
        age.register(
                sources(
                        world,
                        s -> s.clock()
                                .map(c -> seconds(c.lastCompleteAt(), now))
                                .orElse(Double.NaN)),
                true);
        took.register(sources(world, s -> clock(s, c -> c.took().toMillis() / 1000.0)), true);
        requests.register(sources(world, s -> clock(s, c -> c.cost().requests())), true);
        calls.register(sources(world, s -> clock(s, Sight.Clock::calls)), true);
        reports.register(sources(world, s -> clock(s, Sight.Clock::reports)), true);
        failures.register(sources(world, s -> clock(s, Sight.Clock::failures)), true);
        skew.register(sources(world, s -> clock(s, Gauges::skew)), true);
        latency.register(latencies(world), true);
        var recording = world.recording();
        behind.register(List.of(Row.of(Tags.empty(), recording == null ? Double.NaN : recording.behind())), true);
        var waits = recording == null || recording.since() == null ? 0 : seconds(recording.since(), now);
        lag.register(List.of(Row.of(Tags.empty(), recording == null ? Double.NaN : waits)), true);
        return registry.scrape();
    }

    private static double seconds(@Nullable Instant from, Instant to) {
        return from == null ? Double.NaN : Duration.between(from, to).toMillis() / 1000.0;
    }

    private static double clock(SourceView source, ToDoubleFunction<Sight.Clock> value) {
        return source.clock().map(c -> value.applyAsDouble(c)).orElse(Double.NaN);
    }

    private static double skew(Sight.Clock clock) {
        var skew = clock.aside().skew();
        return skew == null ? Double.NaN : skew.toSeconds();
    }

    private static List<Row<?>> latencies(World world) {
        var rows = new ArrayList<Row<?>>();
        for (var source : world.sources()) {
            source.clock()
                    .ifPresent(clock -> clock.aside().latency().forEach((key, took) -> {
                        var tags = Tags.of(
                                "cloud", source.cloud(), "kind", key.kind().word(), "id", key.id());
                        rows.add(Row.of(tags, took.toMillis() / 1000.0));
                    }));
        }
        return rows;
    }

    private static List<Row<?>> entities(World world) {
        var rows = new ArrayList<Row<?>>();
        world.clouds()
                .forEach(cloud -> cloud.counts()
                        .forEach((kind, counts) -> Stream.of(Mark.values())
                                .forEach(mark -> rows.add(Row.of(
                                        Tags.of("cloud", cloud.name(), "kind", kind.word(), "health", mark.word()),
                                        counts.getOrDefault(mark, 0))))));
        return rows;
    }

    private static List<Row<?>> alarms(World world) {
        var rows = new ArrayList<Row<?>>();
        for (var cloud : world.clouds()) {
            var counts = new World(List.of(cloud), null, 0).severities();
            Stream.of(Severity.values())
                    .filter(s -> s != Severity.CLEARED)
                    .forEach(s -> rows.add(
                            Row.of(Tags.of("cloud", cloud.name(), "severity", s.word()), counts.getOrDefault(s, 0))));
        }
        return rows;
    }

    private static List<Row<?>> sources(World world, ToDoubleFunction<SourceView> value) {
        var rows = new ArrayList<Row<?>>();
        for (var source : world.eyes()) {
            var tags = Tags.of("cloud", source.cloud(), "source", source.id().name());
            rows.add(Row.of(tags, value.applyAsDouble(source)));
        }
        return rows;
    }
}
