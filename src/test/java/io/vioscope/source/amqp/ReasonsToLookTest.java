package io.vioscope.source.amqp;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.bus.Hint;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.source.Look;
import io.vioscope.source.openstack.Eyes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The law: whatever is heard, in whatever order and however often, or not at all, what is believed in the end is what polling
 * alone would believe. Two pairs of eyes on one simulated cloud, in which servers come, go, move and break; the one polls every 30
 * seconds, the other also looks for what it heard: true, doubled, late, lost and false notifications, and garbage.
 */
class ReasonsToLookTest {
    private static final List<String> SOURCES = List.of("keystone", "nova", "cinder", "neutron", "octavia", "glance");
    private static final List<String> EVENTS = List.of(
            "compute.instance.update",
            "compute.instance.update",
            "compute.instance.delete.end",
            "compute.instance.live_migration._post.end",
            "instance.delete.end",
            "port.delete.end",
            "port.update.end",
            "volume.attach.end",
            "volume.delete.end",
            "image.delete",
            "identity.project.deleted",
            "router.interface.create",
            "octavia.loadbalancer.update.end",
            "compute.instance.exists",
            "nobody.knows.this");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsHeardChangesNothingInTheEnd(long seed) {
        var random = new Random(seed);
        var clock = new VirtualClock();
        var simulator = await(
                Simulator.start(vertx, SimulatorOptions.DEFAULT.withSize(15, 2).withSeed(seed), clock));
        var alone = new Eyes(vertx, simulator, clock);
        var hearing = new Eyes(vertx, simulator, clock);
        var late = new ArrayList<byte[]>();
        for (var turn = 0; turn < 8; turn++) {
            for (var i = 0; i < 3; i++) {
                late.addAll(happens(simulator, random));
                clock.advanceSeconds(1 + random.nextInt(9));
                hear(hearing, late, random);
            }
            var look = turn % 4 == 0 ? Look.EVERYTHING : Look.CHANGES;
            poll(alone, look);
            poll(hearing, look);
        }
        clock.advanceSeconds(600);
        for (var i = 0; i < 3; i++) {
            poll(alone, Look.EVERYTHING);
            poll(hearing, Look.EVERYTHING);
            clock.advanceSeconds(30);
        }
        assertThat(believed(hearing)).isEqualTo(believed(alone)).hasSizeGreaterThan(50);
        await(simulator.close());
    }

    private static void poll(Eyes eyes, Look look) {
        SOURCES.forEach(source -> eyes.poll(source, look));
    }

    /** Somebody does something, and services tell of it, or of something else. */
    private static List<byte[]> happens(Simulator simulator, Random random) {
        var servers = simulator.cloud().servers(ServerQuery.everything()).orElseThrow();
        UUID id = servers.get(random.nextInt(servers.size())).birth().id();
        switch (random.nextInt(6)) {
            case 0 -> simulator.cloud().boot();
            case 1 -> simulator.cloud().stop(id);
            case 2 -> simulator.cloud().delete(id);
            case 3 -> simulator.cloud().liveMigrate(id);
            case 4 -> simulator.cloud().fail(id, "a test");
            default -> simulator.cloud().crash(id);
        }
        var told = new ArrayList<byte[]>();
        for (var i = random.nextInt(5); i > 0; i--) {
            var about = random.nextInt(8) == 0 ? UUID.randomUUID() : id;
            told.add(TestBroker.message(
                    EVENTS.get(random.nextInt(EVENTS.size())), Map.of("instance_id", about.toString())));
        }
        told.add(("{\"event_type\": \"instance.update\", " + random.nextInt()).getBytes(StandardCharsets.UTF_8));
        return told;
    }

    /** Hears some of what was told up to now, in any order, some of it again later, some of it never. */
    private static void hear(Eyes eyes, List<byte[]> told, Random random) {
        for (var i = Math.min(4, told.size()); i > 0; i--) {
            var at = random.nextInt(told.size());
            var heard = Notifications.of(random.nextInt(3) == 0 ? told.get(at) : told.remove(at));
            heard.match(reason -> look(eyes, reason.source().name(), reason.hint()), nothing -> null, garbage -> null);
        }
        if (random.nextInt(3) == 0) {
            told.clear();
        }
    }

    private static Report look(Eyes eyes, String source, Hint hint) {
        return hint.match(
                () -> eyes.poll(source, Look.CHANGES),
                () -> eyes.poll(source, Look.EVERYTHING),
                one -> eyes.glance(source, one));
    }

    /** All that is believed but for when something was first seen to be so, which is earlier for who looks more often. */
    private static Map<EntityKey, Object> believed(Eyes eyes) {
        var all = new TreeMap<EntityKey, Object>();
        eyes.snapshot().state().inventory().all().forEach(e -> all.put(e.key(), without(e)));
        return all;
    }

    private static List<Object> without(Entity entity) {
        var attributes = entity.attributes().toMap();
        attributes.keySet().removeIf(name -> name.startsWith(Attributes.INFERRED + Attributes.OF_SOURCE));
        return List.of(entity.name(), entity.status(), attributes, List.copyOf(entity.relations()));
    }
}
