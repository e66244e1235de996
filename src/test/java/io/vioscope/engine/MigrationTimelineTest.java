package io.vioscope.engine;

import static io.vioscope.engine.Worlds.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Report;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.RelationType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of migrations: with the move they led to, or that they failed, once. */
class MigrationTimelineTest {
    private static final Entity WEB = server("web", "ACTIVE", Health.OK, "c1");
    private static final Entity DB = server("db", "ACTIVE", Health.OK, "c1");

    @Test
    void aMoveIsToldWithTheLastMigrationThatLedThereAndNoOther() {
        var c1 = new EntityKey(Kind.HYPERVISOR, "c1");
        var c2 = new EntityKey(Kind.HYPERVISOR, "c2");
        var at = Worlds.START;
        var right = new Migration("right", WEB.key(), Migration.Type.LIVE, "completed", c1, c2, at, at.plusSeconds(20));
        var older = new Migration("older", WEB.key(), Migration.Type.COLD, "confirmed", c1, c2, at, at.plusSeconds(9));
        var back = new Migration("back", WEB.key(), Migration.Type.COLD, "error", c2, c1, at, at.plusSeconds(25));
        var other = new Migration("other", DB.key(), Migration.Type.LIVE, "completed", c1, c2, at, at.plusSeconds(29));
        var known = Worlds.ENGINE
                .step(
                        Snapshot.unknown("prod"),
                        new Input.Reported(Worlds.complete(WEB, DB).at(at)),
                        at)
                .next();
        var plain =
                Worlds.complete(server("web", "ACTIVE", Health.OK, "c2"), DB).at(at.plusSeconds(30));
        var beyond = new Report.Beyond(
                Map.of(), Report.Details.NONE, Map.of(), List.of(older, right, back, other), Map.of());
        var report = new Report(
                plain.source(),
                plain.at(),
                plain.took(),
                plain.cost(),
                plain.covers(),
                plain.completeness(),
                plain.entities(),
                plain.unreadable(),
                plain.gone(),
                beyond);
        assertThat(Worlds.ENGINE
                        .step(known, new Input.Reported(report), at.plusSeconds(30))
                        .facts())
                .filteredOn(Fact.ServerMoved.class::isInstance)
                .singleElement()
                .isEqualTo(new Fact.ServerMoved(WEB.key(), WEB.name(), c1, c2, right));
    }

    private static Migration live(String id, Entity server, String status, int end) {
        var c1 = new EntityKey(Kind.HYPERVISOR, "c1");
        var c2 = new EntityKey(Kind.HYPERVISOR, "c2");
        var at = Worlds.START;
        return new Migration(id, server.key(), Migration.Type.LIVE, status, c1, c2, at, at.plusSeconds(end));
    }

    private static Step telling(Snapshot before, int seconds, List<Migration> migrations, Entity... entities) {
        var at = Worlds.START.plusSeconds(seconds);
        var report = Worlds.telling(Worlds.complete(entities).at(at), migrations);
        return Worlds.ENGINE.step(before, new Input.Reported(report), at);
    }

    @Test
    void aMigrationThatFailsIsToldOnceAlsoOverARestartAndNothingElseChanges() {
        var first = live("first", WEB, "error", 20);
        var second = live("second", WEB, "cancelled", 50);
        var known = telling(Snapshot.unknown("prod"), 0, List.of(live("running", WEB, "running", 0)), WEB, DB);

        var failed = telling(known.next(), 30, List.of(first, live("done", DB, "completed", 20)), WEB, DB);
        assertThat(failed.facts())
                .filteredOn(Fact::isNews)
                .containsExactly(new Fact.MigrationFailed(WEB.key(), WEB.name(), first));
        assertThat(failed.next()
                        .state()
                        .inventory()
                        .get(WEB.key())
                        .orElseThrow()
                        .related(RelationType.HOSTED_ON))
                .contains(first.from());

        var restarted =
                new Snapshot(failed.next().state(), Sight.none(), failed.next().asOf());
        assertThat(telling(restarted, 60, List.of(first), WEB, DB).facts()).isEmpty();
        assertThat(telling(restarted, 60, List.of(first, second), server("web", "ERROR", Health.DOWN, "c1"), DB)
                        .facts())
                .contains(new Fact.MigrationFailed(WEB.key(), WEB.name(), second))
                .filteredOn(Fact.EntityChanged.class::isInstance)
                .hasSize(1);
    }

    @Test
    void migrationsThatFailedBeforeTheFirstSightOfTheirServerAreNotTold() {
        var old = List.of(live("old", WEB, "failed", -100), live("older", DB, "error", -200));
        var first = telling(Snapshot.unknown("prod"), 0, old, WEB);
        assertThat(first.facts()).noneMatch(Fact.MigrationFailed.class::isInstance);

        var second = telling(first.next(), 30, old, WEB, DB);
        assertThat(second.facts()).noneMatch(Fact.MigrationFailed.class::isInstance);
        assertThat(telling(second.next(), 60, old, WEB, DB).facts()).isEmpty();
    }

    @Test
    void aServerThatIsGoneIsNotToldToHaveFailed() {
        var known = telling(Snapshot.unknown("prod"), 0, List.of(), WEB, DB);
        var at = Worlds.START.plusSeconds(30);
        var gone = new Worlds.Poll(
                new io.vioscope.inventory.Completeness.Complete(), List.of(DB), Set.of(), Set.of(WEB.key()));
        var report = Worlds.telling(gone.at(at), List.of(live("m1", WEB, "error", 20)));
        assertThat(Worlds.ENGINE
                        .step(known.next(), new Input.Reported(report), at)
                        .facts())
                .extracting(Fact::word)
                .containsExactly("entity_deleted");
    }
}
