package io.vioscope.inventory;

import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Notices of services that are said to be silent what does not go with it: the hypervisors of a nova-compute are said to be up
 * by the same heartbeat, or something was made that only the service can have made. Both are attributes, so that a restart
 * forgets neither. Only what was looked at after a silence was first seen contradicts it: lists are not read at one instant.
 */
final class Contradictions {
    /** So long after its last work a service is held to have worked lately. */
    static final Duration LATELY = Duration.ofMinutes(30);

    private static final String UP = Attributes.INFERRED + Attributes.OF_SOURCE + "hypervisor_up";
    private static final String WORKED = Attributes.INFERRED + Attributes.OF_SOURCE + "worked_at";
    private static final List<Kind> SERVICES = List.of(Kind.COMPUTE_SERVICE, Kind.SERVICE, Kind.VOLUME_SERVICE);

    private final Inventory inventory;
    private final Report report;
    private final Map<EntityKey, Status> now = new HashMap<>();
    private final Set<EntityKey> atWork;
    private final boolean isHeard;
    private final Map<EntityKey, Health> words = new HashMap<>();
    private final Map<EntityKey, Map<String, Change>> more = new TreeMap<>();

    private Contradictions(Inventory inventory, Report report, List<Fact> facts, Set<EntityKey> atWork) {
        this.inventory = inventory;
        this.report = report;
        this.atWork = atWork;
        facts.forEach(fact -> {
            if (fact instanceof Fact.StatusChanged changed) {
                now.put(changed.key(), changed.to());
            }
        });
        this.isHeard = report.sawAll(Kind.HYPERVISOR) && report.sawAll(Kind.COMPUTE_SERVICE);
        hear();
    }

    /** Adds to the facts of a report what contradicts silences that earlier ones told of. */
    static void find(Inventory inventory, Report report, List<Fact> facts) {
        var silent = SERVICES.stream()
                .flatMap(kind -> inventory.of(kind).values().stream())
                .filter(Contradictions::isSilent)
                .toList();
        if (!silent.isEmpty()) {
            var all = new Contradictions(inventory, report, facts, Work.of(inventory, facts, silent));
            silent.forEach(all::note);
            facts.forEach(all::forgetDeleted);
            Additions.add(all.more, inventory, facts);
        }
    }

    /** Somebody's word that a service is down is no silence. */
    private static boolean isSilent(Entity service) {
        return service.status().health() == Health.DOWN
                && !"true".equals(service.attributes().get("forced_down"));
    }

    private void forgetDeleted(Fact fact) {
        if (fact instanceof Fact.EntityDeleted deleted) {
            more.remove(deleted.last().key());
        }
    }

    private void note(Entity service) {
        var isOver = health(service) != Health.DOWN;
        var word = isOver ? null : hypervisors(service);
        set(service, UP, word == Health.OK ? "true" : null);
        set(service, WORKED, isOver || word == Health.DOWN ? null : workedAt(service));
    }

    private @Nullable String workedAt(Entity service) {
        var before = service.attributes().get(WORKED);
        if (atWork.contains(service.key())) {
            return report.at().toString();
        }
        return before == null || !Instant.parse(before).plus(LATELY).isAfter(report.at()) ? null : before;
    }

    /** What the hypervisors of a nova-compute are, or were when they could be read last: down as soon as one is; null if not known. */
    private @Nullable Health hypervisors(Entity service) {
        return isHeard
                ? words.get(service.key())
                : "true".equals(service.attributes().get(UP)) ? Health.OK : null;
    }

    /** The same of each nova-compute, by one pass over what may be thousands. */
    private void hear() {
        if (isHeard) {
            inventory.of(Kind.HYPERVISOR).values().stream()
                    .filter(hypervisor -> !inventory.missing().contains(hypervisor.key()))
                    .forEach(hypervisor -> hypervisor
                            .related(RelationType.MANAGED_BY)
                            .ifPresent(service -> words.merge(
                                    service, health(hypervisor), (one, other) -> one == Health.OK ? other : one)));
        }
    }

    private Health health(Entity entity) {
        return now.getOrDefault(entity.key(), entity.status()).health();
    }

    private void set(Entity service, String name, @Nullable String to) {
        var from = service.attributes().get(name);
        if (from == null ? to != null : !from.equals(to)) {
            more.computeIfAbsent(service.key(), key -> new TreeMap<>()).put(name, new Change(from, to));
        }
    }
}
