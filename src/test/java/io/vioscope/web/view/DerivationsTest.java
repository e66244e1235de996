package io.vioscope.web.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What follows from the entities of a cloud is worked out again when it could be another, and only then. */
class DerivationsTest {
    private static final Entity HOST = Worlds.hypervisor("c1", Health.OK);
    private static final Entity SERVICE = Worlds.computeService("c1", Health.OK);

    private final Engine engine = new Engine(Map.of());
    private final List<Kind> workedOut = new ArrayList<>();

    /** The ids of a kind; two for the same kind are equal. */
    private final class Ids implements Derived<List<String>> {
        private final Kind kind;

        private Ids(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Set<Kind> from() {
            return EnumSet.of(kind);
        }

        @Override
        public List<String> of(CloudView cloud) {
            workedOut.add(kind);
            return cloud.rows(kind).stream()
                    .map(row -> row.entity().id() + " " + row.mark().word())
                    .sorted()
                    .toList();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ids ids && ids.kind == kind;
        }

        @Override
        public int hashCode() {
            return kind.hashCode();
        }
    }

    private Snapshot after(Snapshot before, Report report) {
        return engine.step(before, new Input.Reported(report), report.at()).next();
    }

    private Snapshot first() {
        var report = Worlds.complete(HOST, SERVICE, server("s1", Health.OK)).at(Worlds.START);
        return after(Snapshot.unknown("vio"), report);
    }

    private static Entity server(String id, Health health) {
        return Worlds.server(id, health == Health.OK ? "ACTIVE" : "ERROR", health, "c1");
    }

    @Test
    void isWorkedOutOnceForEachSnapshot() {
        var cloud = new CloudView(first(), List.of(Worlds.NOVA));

        assertThat(cloud.derived(new Ids(Kind.SERVER))).containsExactly("s1 ok");
        assertThat(cloud.derived(new Ids(Kind.SERVER))).containsExactly("s1 ok");
        assertThat(workedOut).containsExactly(Kind.SERVER);
    }

    @Test
    void whatDidNotChangeIsTakenOver() {
        var before = first();
        var cloud = new CloudView(before, List.of(Worlds.NOVA));
        cloud.derived(new Ids(Kind.SERVER));
        cloud.derived(new Ids(Kind.HYPERVISOR));
        var report = Worlds.complete(HOST, SERVICE, server("s1", Health.DOWN)).at(Worlds.START.plusSeconds(30));
        var later = cloud.next(after(before, report), List.of(Worlds.NOVA));

        assertThat(later.derived(new Ids(Kind.SERVER))).containsExactly("s1 down");
        assertThat(later.derived(new Ids(Kind.HYPERVISOR))).containsExactly("c1 ok");
        assertThat(workedOut).containsExactly(Kind.SERVER, Kind.HYPERVISOR, Kind.SERVER);
    }

    @Test
    void whatCanNoLongerBeSeenIsNotTakenOverThoughNothingChanged() {
        var before = first();
        var cloud = new CloudView(before, List.of(Worlds.NOVA));
        cloud.derived(new Ids(Kind.SERVER));
        var failed = after(before, Worlds.failed().at(Worlds.START.plusSeconds(30)));
        var later = cloud.next(failed, List.of(Worlds.NOVA));

        assertThat(later.derived(new Ids(Kind.SERVER))).containsExactly("s1 unknown");
    }

    @Test
    void whatTakesLongIsShownAsItWasAMomentBeforeUntilItIsWorkedOut() {
        var beside = new ArrayDeque<Runnable>();
        var before = first();
        var cloud = new CloudView(before, List.of(Worlds.NOVA), new Patience(Duration.ZERO, beside::add));
        cloud.derived(new Ids(Kind.SERVER));
        var report = Worlds.complete(HOST, SERVICE, server("s1", Health.DOWN)).at(Worlds.START.plusSeconds(3));
        var later = cloud.next(after(before, report), List.of(Worlds.NOVA));

        assertThat(later.derived(new Ids(Kind.SERVER))).containsExactly("s1 ok");
        assertThat(later.derived(new Ids(Kind.SERVER))).containsExactly("s1 ok");
        assertThat(beside).hasSize(1);
        beside.remove().run();
        assertThat(later.derived(new Ids(Kind.SERVER))).containsExactly("s1 down");
    }

    @Test
    void whatTakesLongIsWaitedForWhereWhatWasKnownIsOlderThanAMoment() {
        var before = first();
        var cloud = new CloudView(before, List.of(Worlds.NOVA), new Patience(Duration.ZERO, work -> {}));
        cloud.derived(new Ids(Kind.SERVER));
        var report = Worlds.complete(HOST, SERVICE, server("s1", Health.DOWN)).at(Worlds.START.plusSeconds(6));
        var later = cloud.next(after(before, report), List.of(Worlds.NOVA));

        assertThat(later.derived(new Ids(Kind.SERVER))).containsExactly("s1 down");
    }

    @Test
    void whatTakesLongIsWaitedForWhereItCanNoLongerBeSeen() {
        var before = first();
        var cloud = new CloudView(before, List.of(Worlds.NOVA), new Patience(Duration.ZERO, work -> {}));
        cloud.derived(new Ids(Kind.SERVER));
        var failed = after(before, Worlds.failed().at(Worlds.START.plusSeconds(3)));
        var later = cloud.next(failed, List.of(Worlds.NOVA));

        assertThat(later.derived(new Ids(Kind.SERVER))).containsExactly("s1 unknown");
    }

    @Test
    void tiesAreFoundFromTheirFarEnd() {
        var report = Worlds.complete(
                HOST, SERVICE, Worlds.hypervisor("c2", Health.OK), server("s1", Health.OK), server("s2", Health.DOWN));
        var cloud = new CloudView(after(Snapshot.unknown("vio"), report.at(Worlds.START)), List.of(Worlds.NOVA));

        assertThat(cloud.tiedTo(HOST.key()))
                .extracting(Tied::type, tied -> tied.row().entity().id())
                .containsExactly(tuple(RelationType.HOSTED_ON, "s2"), tuple(RelationType.HOSTED_ON, "s1"));
        assertThat(cloud.tiedTo(new EntityKey(Kind.HYPERVISOR, "c2"))).isEmpty();
        assertThat(cloud.tiedTo(new EntityKey(Kind.SERVER, "nothing"))).isEmpty();
    }

    @Test
    void listsByKindAloneAreThoseThatEachEntityWouldGive() {
        var servers = new ArrayList<>(List.of(HOST, SERVICE));
        for (var i = 0; i < 60; i++) {
            servers.add(server("s" + (100 + i), i % 7 == 0 ? Health.DOWN : Health.OK));
        }
        var report = Worlds.complete(servers.toArray(Entity[]::new)).at(Worlds.START);
        var world = new World(
                List.of(new CloudView(after(Snapshot.unknown("vio"), report), List.of(Worlds.NOVA))), null, 1);

        var byKind = EntityQuery.parse(Map.of("q", "kind:server"), 20).run(world);
        var byEach = EntityQuery.parse(Map.of("q", "kind:server host:c1"), 20).run(world);

        assertThat(byKind.rows()).isEqualTo(byEach.rows()).hasSize(20);
        assertThat(byKind.matched()).isEqualTo(byEach.matched()).isEqualTo(60);
        assertThat(byKind.known()).isEqualTo(byEach.known());
        assertThat(byKind.facets().get(Filter.Key.HEALTH)).isEqualTo(Map.of("down", 9, "ok", 51));
        assertThat(byKind.facets().get(Filter.Key.STATUS))
                .isEqualTo(byEach.facets().get(Filter.Key.STATUS));
        assertThat(byKind.facets().get(Filter.Key.KIND))
                .containsEntry("hypervisor", 1)
                .containsEntry("server", 60);
    }
}
