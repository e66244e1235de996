package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.rca.causal.CausalModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a diagnosis finds does not depend on how it came to know: each step at a time gives what all at once gives. */
class DiagnosisLawsTest {
    private static final CausalModel MODEL = CausalFiles.delivered();
    private static final Instant AT = Instant.parse("2026-11-26T08:00:00Z");
    private static final List<Kind> PRONE = List.of(
            Kind.COMPUTE_SERVICE,
            Kind.SERVICE,
            Kind.VOLUME_SERVICE,
            Kind.SERVER,
            Kind.SERVER,
            Kind.SERVER,
            Kind.VOLUME,
            Kind.PORT,
            Kind.HYPERVISOR,
            Kind.ENDPOINT);

    private final Map<EntityKey, Entity> sound = new HashMap<>();
    private Inventory inventory = Plants.of(6, 90);
    private Set<Kind> blind = EnumSet.noneOf(Kind.class);
    private Readings readings = Readings.none();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 7, 9, 12})
    void stepByStepGivesWhatAllAtOnceGives(long seed) {
        var random = new Random(seed);
        inventory.all().forEach(entity -> sound.put(entity.key(), entity));
        var stepwise = Diagnosis.of(MODEL, inventory, readings, blind);
        for (var step = 0; step < 90; step++) {
            var changed = change(random);
            stepwise.update(inventory, changed, readings, blind);
            var atOnce = Diagnosis.of(MODEL, inventory, readings, blind);
            assertThat(said(stepwise)).as("seed " + seed + ", step " + step).isEqualTo(said(atOnce));
            assertThat(stepwise.findings()).isEqualTo(atOnce.findings());
            assertThat(stepwise.agrees(atOnce)).isTrue();
        }
    }

    @Test
    void oneOfAnotherCloudDoesNotAgree() {
        var sound = Diagnosis.of(MODEL, inventory, readings, blind);
        var service = Plants.key(Kind.COMPUTE_SERVICE, 0);
        put(Plants.broken(inventory.get(service).orElseThrow()));
        assertThat(Diagnosis.of(MODEL, inventory, readings, blind).agrees(sound))
                .isFalse();
    }

    private static List<Fact> said(Diagnosis diagnosis) {
        return diagnosis.facts(Problems.none(), Map.of(), 1, AT, key -> Optional.empty());
    }

    private Set<EntityKey> change(Random random) {
        var changed = new LinkedHashSet<EntityKey>();
        switch (random.nextInt(12)) {
            case 0 -> group(random, changed);
            case 1 ->
                blind = random.nextBoolean()
                        ? EnumSet.noneOf(Kind.class)
                        : EnumSet.of(PRONE.get(random.nextInt(PRONE.size())));
            case 2 ->
                readings = random.nextBoolean()
                        ? Readings.none()
                        : new Readings(Map.of(new SourceId("nova"), ReadFailure.Cause.SERVER_ERROR));
            case 3 -> changed.add(move(random));
            case 4 -> changed.add(retie(random));
            case 5 -> changed.add(deleteOrBring(random));
            case 6, 7, 8 -> heal(changed);
            default -> changed.add(toggle(any(PRONE.get(random.nextInt(PRONE.size())), random)));
        }
        return changed;
    }

    private Entity whole(EntityKey key) {
        return Objects.requireNonNull(sound.get(key));
    }

    private EntityKey any(Kind kind, Random random) {
        var all = sound.keySet().stream()
                .filter(key -> key.kind() == kind)
                .sorted(Comparator.naturalOrder())
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    private void put(Entity entity) {
        inventory = inventory.edit().put(entity).done();
    }

    private EntityKey toggle(EntityKey key) {
        inventory
                .get(key)
                .ifPresent(entity -> put(
                        entity.status().equals(whole(key).status())
                                        && entity.attributes().equals(whole(key).attributes())
                                ? Plants.broken(entity)
                                : sound(entity)));
        return key;
    }

    private Entity sound(Entity entity) {
        var was = whole(entity.key());
        return new Entity(entity.key(), entity.name(), was.status(), was.attributes(), entity.relations());
    }

    /** All compute services of a vCenter at once, or all servers of a cluster. */
    private void group(Random random, Set<EntityKey> changed) {
        var cluster = random.nextInt(6);
        new ArrayList<>(inventory.of(Kind.SERVER).values())
                .stream()
                        .filter(s -> s.related(RelationType.HOSTED_ON)
                                .filter(Plants.key(Kind.HYPERVISOR, cluster)::equals)
                                .isPresent())
                        .forEach(s -> {
                            put(Plants.broken(s));
                            changed.add(s.key());
                        });
        inventory.get(Plants.key(Kind.COMPUTE_SERVICE, cluster)).ifPresent(service -> {
            put(Plants.autoDisabled(service));
            changed.add(service.key());
        });
    }

    private void heal(Set<EntityKey> changed) {
        new ArrayList<>(inventory.all())
                .stream().filter(e -> !sound(e).equals(e)).limit(4).forEach(e -> {
                    put(sound(e));
                    changed.add(e.key());
                });
    }

    private EntityKey move(Random random) {
        var key = any(Kind.SERVER, random);
        inventory
                .get(key)
                .ifPresent(server -> put(server.withRelations(
                        RelationType.HOSTED_ON, List.of(Plants.key(Kind.HYPERVISOR, random.nextInt(6))))));
        return key;
    }

    private EntityKey retie(Random random) {
        var key = any(Kind.HYPERVISOR, random);
        inventory
                .get(key)
                .ifPresent(cluster -> put(cluster.withRelations(
                        RelationType.REGISTERED_IN, List.of(Plants.key(Kind.VCENTER, random.nextInt(3))))));
        return key;
    }

    private EntityKey deleteOrBring(Random random) {
        var kinds = List.of(Kind.SERVER, Kind.HYPERVISOR, Kind.COMPUTE_SERVICE, Kind.VCENTER, Kind.PROJECT);
        var key = any(kinds.get(random.nextInt(kinds.size())), random);
        inventory = inventory.get(key).isPresent()
                ? inventory.edit().remove(key).done()
                : inventory.edit().put(whole(key)).done();
        return key;
    }
}
