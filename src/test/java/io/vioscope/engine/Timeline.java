package io.vioscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Sight;
import io.vioscope.maintenance.Order;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A cloud on a virtual clock that is read every 30 seconds. Tests say what happens when, and what must be known by
 * when: {@code cloud.at("40s").lose(server); cloud.expect("entity_deleted").by("90s")}.
 */
final class Timeline {
    private static final Duration POLL = Duration.ofSeconds(30);

    private final Map<EntityKey, Entity> cloud = new LinkedHashMap<>();
    private final Engine engine;
    private final List<String> told = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private UnaryOperator<Worlds.Poll> lie = UnaryOperator.identity();
    private Snapshot now = Snapshot.unknown("prod");
    private Instant clock = Worlds.START;
    private boolean reading = true;

    Timeline(Entity... entities) {
        this(Worlds.ENGINE, entities);
    }

    Timeline(Engine engine, Entity... entities) {
        this.engine = engine;
        has(entities);
        poll();
        told.clear();
    }

    /** Lets the clock run to that time after the start; polls and ticks happen on the way. */
    Timeline at(String time) {
        var until = Worlds.START.plus(Duration.parse("PT" + time));
        while (!clock.plusSeconds(5).isAfter(until)) {
            clock = clock.plusSeconds(5);
            if (reading && Duration.between(Worlds.START, clock).toSeconds() % POLL.toSeconds() == 0) {
                poll();
            } else {
                take(engine.step(now, new Input.Ticked(), clock));
            }
        }
        return this;
    }

    Timeline has(Entity... entities) {
        Arrays.stream(entities).forEach(e -> cloud.put(e.key(), e));
        return this;
    }

    Timeline lose(Entity... entities) {
        Arrays.stream(entities).forEach(e -> cloud.remove(e.key()));
        return this;
    }

    /** From now on the source hands in what the lie makes of the truth. */
    Timeline lying(UnaryOperator<Worlds.Poll> as) {
        lie = as;
        return this;
    }

    Timeline truthful() {
        return lying(UnaryOperator.identity());
    }

    /** The source hangs: no report at all. */
    Timeline hung() {
        reading = false;
        return this;
    }

    Timeline working() {
        reading = true;
        return this;
    }

    /** The server is stopped and started: beliefs come back from the database, clocks do not. */
    Timeline restarted() {
        now = new Snapshot(now.state(), Sight.none(), now.asOf());
        return this;
    }

    /** Everything that was told since the last expectation, in order, each as its word and its subject. */
    Timeline expect(String... facts) {
        assertThat(told).containsExactly(facts);
        told.clear();
        return this;
    }

    /** What people were told up to now is not what is asked about. */
    Timeline forgetNews() {
        news.clear();
        return this;
    }

    /** Everything that people were told since the last such expectation, in order. */
    Timeline news(String... facts) {
        assertThat(news).containsExactly(facts);
        news.clear();
        return this;
    }

    /** An operator orders something about maintenance. */
    Timeline order(Order order) {
        take(engine.step(now, new Input.Ordered(order), clock));
        return this;
    }

    Snapshot snapshot() {
        return now;
    }

    private void poll() {
        var truth = new Worlds.Poll(
                new io.vioscope.inventory.Completeness.Complete(), List.copyOf(cloud.values()), Set.of(), Set.of());
        take(engine.step(now, new Input.Reported(lie.apply(truth).at(clock)), clock));
    }

    private void take(Step step) {
        step.facts().stream().map(Timeline::words).forEach(told::add);
        step.facts().stream().filter(Fact::isNews).map(Timeline::words).forEach(news::add);
        now = step.next();
    }

    private static String words(Fact fact) {
        var subject = fact.subject();
        var more = fact instanceof Fact.AlarmRaised a ? " " + a.alarm().key().condition() : "";
        return fact.word() + (subject == null ? "" : " " + subject) + more;
    }
}
