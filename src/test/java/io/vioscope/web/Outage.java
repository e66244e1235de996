package io.vioscope.web;

import io.vioscope.engine.Commit;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.json.FactCodec;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Problem;
import io.vioscope.web.view.FactRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A host of a cloud that fails and is well again, an hour before the tests' present, as an engine sees it. */
final class Outage {
    /** When the first poll was. */
    static final Instant BEGIN = Worlds.START.minusSeconds(3600);

    /** After the first polls, when all is well. */
    static final Instant BEFORE = BEGIN.plusSeconds(75);

    final List<Commit> commits = new ArrayList<>();
    final Instant during;
    final Problem problem;
    private final Engine engine =
            new Engine(Map.of(Worlds.NOVA, Duration.ofSeconds(90)), DeploymentMode.UNKNOWN, Clouds.CAUSES);
    private Instant clock = BEGIN;
    private Snapshot now;

    Outage(String cloud) {
        now = Snapshot.unknown(cloud);
        polls(3, Health.OK);
        while (now.state().problems().open().values().stream().noneMatch(Problem::isAnnounced)) {
            polls(1, Health.DOWN);
        }
        problem = now.state().problems().open().values().stream()
                .filter(Problem::isAnnounced)
                .findFirst()
                .orElseThrow();
        during = now.asOf().plusSeconds(1);
        while (!now.state().problems().open().isEmpty()) {
            polls(1, Health.OK);
        }
        polls(2, Health.OK);
    }

    /** Looks so often, each half a minute after the other; c1 is so. */
    private void polls(int times, Health first) {
        for (var i = 0; i < times; i++) {
            var all = new ArrayList<Entity>();
            for (var host = 1; host <= 4; host++) {
                var health = host == 1 ? first : Health.OK;
                all.add(Worlds.hypervisor("c" + host, health));
                all.add(Worlds.computeService("c" + host, health));
                all.add(Worlds.server("s" + host, "ACTIVE", Health.OK, "c" + host));
            }
            take(new Input.Reported(Worlds.complete(all.toArray(Entity[]::new)).at(clock)));
            take(new Input.Ticked());
            clock = clock.plusSeconds(30);
        }
    }

    private void take(Input input) {
        var step = engine.step(now, input, clock);
        if (!step.facts().isEmpty()) {
            commits.add(new Commit(now.state().cloud(), now.state().seq() + 1, clock, step.facts()));
        }
        now = step.next();
    }

    /** The cloud as it is when all is over. */
    Snapshot now() {
        return now;
    }

    /** Records all of it. */
    void record(MemoryFactLog log) {
        var facts = new ArrayList<Dated>();
        for (var commit : commits) {
            for (Fact fact : commit.facts()) {
                facts.add(new Dated(commit.at(), fact));
                log.rows.add(
                        new FactRow(commit.cloud(), facts.size(), commit.at(), fact.word(), FactCodec.write(fact)));
            }
        }
        log.dated.put(now.state().cloud(), facts);
    }
}
