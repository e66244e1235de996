package io.vioscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A cloud in which servers come, go, move and fail, read in any order by looks that see all, some, what changed, or
 * nothing: what still exists is never said to be gone, and what is read to the end is believed in the end.
 */
class TrueCloudTest {
    private enum Do {
        BOOT,
        DELETE,
        FLIP,
        MOVE,
        READ_ALL,
        READ_SOME,
        READ_CHANGES,
        READ_NOTHING,
        RESTART
    }

    /** One thing that happens; which picks among the servers. */
    private record Event(Do what, int which) {}

    @Provide
    Arbitrary<List<Event>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Do.class), Arbitraries.integers().between(0, 99))
                .as(Event::new)
                .list()
                .ofMaxSize(60);
    }

    private final Entity hypervisor = Worlds.hypervisor("c1", Health.OK);
    private final Entity other = Worlds.hypervisor("c2", Health.OK);
    private final Entity service = Worlds.computeService("c1", Health.OK);

    /** The truth, and what is believed of it. */
    private final class Run {
        private final Map<String, Entity> servers = new HashMap<>();
        private final Set<String> changed = new HashSet<>();
        private final Set<EntityKey> deleted = new HashSet<>();
        private Snapshot snapshot = Snapshot.unknown("c");
        private Instant at = Worlds.START;
        private int born;

        void happen(Event event) {
            switch (event.what()) {
                case BOOT -> put("s" + born++, "ACTIVE", "c1");
                case DELETE -> pick(event).ifPresent(this::delete);
                case FLIP ->
                    pick(event).ifPresent(id -> put(id, event.which() % 2 == 0 ? "ERROR" : "ACTIVE", host(id)));
                case MOVE -> pick(event).ifPresent(id -> put(id, "ACTIVE", host(id).equals("c1") ? "c2" : "c1"));
                case READ_ALL -> read(all(event.which() % 3 == 0));
                case READ_SOME -> read(Worlds.partial(Kind.SERVER, some(event.which())));
                case READ_CHANGES -> read(changes());
                case READ_NOTHING -> read(Worlds.failed());
                case RESTART -> snapshot = new Snapshot(snapshot.state(), Sight.none(), snapshot.asOf());
            }
        }

        private Optional<String> pick(Event event) {
            var ids = servers.keySet().stream().sorted().toList();
            return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(event.which() % ids.size()));
        }

        private String host(String id) {
            return Objects.requireNonNull(servers.get(id))
                    .related(RelationType.HOSTED_ON)
                    .orElseThrow()
                    .id();
        }

        private void put(String id, String word, String host) {
            servers.put(id, Worlds.server(id, word, word.equals("ACTIVE") ? Health.OK : Health.DOWN, host));
            changed.add(id);
        }

        private void delete(String id) {
            servers.remove(id);
            changed.remove(id);
            deleted.add(new EntityKey(Kind.SERVER, id));
        }

        private Entity[] some(int seed) {
            var seen = new ArrayList<>(List.of(hypervisor, other, service));
            servers.values().stream()
                    .filter(s -> (s.id().hashCode() + seed) % 2 == 0)
                    .forEach(seen::add);
            return seen.toArray(Entity[]::new);
        }

        /** A list of all, with or without one of what was deleted, which may as well not be had. */
        private Worlds.Poll all(boolean tellsDeleted) {
            var seen = new ArrayList<>(List.of(hypervisor, other, service));
            seen.addAll(servers.values());
            var gone = tellsDeleted ? Set.copyOf(deleted) : Set.<EntityKey>of();
            changed.clear();
            return new Worlds.Poll(new Completeness.Complete(), seen, Set.of(), gone);
        }

        private Worlds.Poll changes() {
            var seen = new ArrayList<>(List.of(hypervisor, other, service));
            changed.forEach(id -> seen.add(Objects.requireNonNull(servers.get(id))));
            changed.clear();
            return new Worlds.Poll(
                    new Completeness.Complete(), seen, Set.of(), Set.copyOf(deleted), Set.of(Kind.SERVER));
        }

        void read(Worlds.Poll poll) {
            at = at.plusSeconds(30);
            var step = Worlds.ENGINE.step(snapshot, new Input.Reported(poll.at(at)), at);
            for (var fact : step.facts()) {
                if (fact instanceof Fact.EntityDeleted gone && gone.last().kind() == Kind.SERVER) {
                    assertThat(servers)
                            .as("said to be gone")
                            .doesNotContainKey(gone.last().id());
                }
            }
            snapshot = step.next();
        }

        Map<String, Entity> believed() {
            return snapshot.state().inventory().of(Kind.SERVER);
        }
    }

    @Property(tries = 1000)
    void whatExistsIsNeverSaidToBeGoneAndWhatIsReadToTheEndIsBelieved(@ForAll("histories") List<Event> history) {
        var run = new Run();
        history.forEach(run::happen);
        run.read(run.all(false));
        run.read(run.all(true));
        assertThat(run.believed()).isEqualTo(run.servers);
    }

    @Property(tries = 500)
    void whoReadAllOnceAndThenEveryChangeBelievesTheTruth(@ForAll("histories") List<Event> history) {
        var run = new Run();
        run.read(run.all(true));
        for (var event : history) {
            if (event.what().name().startsWith("READ")) {
                run.read(run.changes());
                assertThat(run.believed()).isEqualTo(run.servers);
            } else if (event.what() != Do.RESTART) {
                run.happen(event);
            }
        }
    }
}
