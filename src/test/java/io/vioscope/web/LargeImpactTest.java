package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Bus;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Completeness;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Health;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Status;
import io.vioscope.rca.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The card of a problem that hurts 5,000 servers of 300 projects, each with an alarm: as short as any, and counted once. */
class LargeImpactTest {
    private static final int SERVERS = 5_000;
    private static final int PROJECTS = 300;
    private static final int READERS = 20;
    private static final EntityKey SILENT = new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@c3");
    private static final ProblemKey KEY = new ProblemKey(SILENT, "compute_service.down");

    @Test
    void itsCardIsShortAndItsSufferersAreCountedOnceForAllWhoLook() {
        try (var site = new RunningSite(Clouds.NAME)) {
            var cloud = cloud();
            var asked = answering(site, cloud);
            site.show(cloud);

            site.get("/problems/99");
            site.get("/api/v1/problems/99/impact?limit=1");
            var before = asked.get();
            var card = IntStream.range(0, READERS)
                    .mapToObj(i -> site.get("/problems/99").body())
                    .reduce("", (one, next) -> next);

            assertThat(asked).hasValue(before);
            assertThat(card).hasSizeLessThan(300_000);
            assertThat(Html.text(card))
                    .contains("5\u2009000 servers", "300 projects")
                    .contains(": 17 servers", "no project that is known : 1 hypervisor and 295 more projects");
            System.out.println("the card of " + SERVERS + " servers has " + card.length() / 1000 + " kB");
        }
    }

    /** How often an engine was asked who suffers. */
    private static AtomicInteger answering(RunningSite site, Snapshot cloud) {
        var asked = new AtomicInteger();
        var diagnosis = new Engine(Map.of(), DeploymentMode.UNKNOWN, Clouds.CAUSES).diagnosis(cloud);
        RunningSite.await(Bus.of(site.vertx).answer(Bus.whatIf(Clouds.NAME), supposed -> {
            asked.incrementAndGet();
            return diagnosis.whatIf(supposed.problems());
        }));
        return asked;
    }

    private static Snapshot cloud() {
        var projects = IntStream.range(0, PROJECTS)
                .mapToObj(i -> Clouds.project("p" + i, "project " + i))
                .toList();
        var known = Clouds.after(
                Snapshot.unknown(Clouds.NAME), Clouds.projects(new Completeness.Complete(), Worlds.START, projects));
        var all = Clouds.nova(known, entities(), Worlds.START);
        var explained = all.state().inventory().of(Kind.SERVER).values().stream()
                .collect(Collectors.toMap(Entity::key, server -> KEY));
        var open = Clouds.with(all, problem());
        return new Snapshot(open.state(), open.sight(), open.asOf(), new Findings(explained));
    }

    private static List<Entity> entities() {
        var error = Status.enabled("ERROR", Health.DOWN);
        var servers = IntStream.range(0, SERVERS)
                .mapToObj(i -> String.format(Locale.ROOT, "s%06d", i))
                .map(id -> Clouds.server(
                        id, "vm-" + id, error, "c3", "p" + Integer.parseInt(id.substring(1)) % PROJECTS, Map.of()));
        return Stream.concat(
                        Stream.of(Worlds.hypervisor("c3", Health.DOWN), Worlds.computeService("c3", Health.DOWN)),
                        servers)
                .toList();
    }

    private static Problem problem() {
        var like = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "nova-compute@c3 is silent.");
        var counts = new TreeMap<>(Map.of(Kind.SERVER, SERVERS, Kind.HYPERVISOR, 1, Kind.PROJECT, PROJECTS));
        return new Problem(
                99,
                KEY,
                like.severity(),
                like.phase(),
                like.text(),
                like.advice(),
                like.verdict(),
                new Impact(Map.of(Flow.MANAGEMENT, counts)),
                like.openedAt(),
                like.phaseAt());
    }
}
