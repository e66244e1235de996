package io.vioscope.source.trap;

import io.vioscope.bus.TrapDigest.Held;
import io.vioscope.inventory.Inventory;
import io.vioscope.inventory.Report.Details;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.trap.Observation.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What traps have said of the entities of one cloud and is still held to be so. It is told as attributes, and after a restart
 * taken up from them, as if it had been said then: nobody can send a trap again. For any thread.
 */
final class Observations {
    /** Of how many things at most; what comes beyond is refused. */
    static final int MOST = 10_000;

    private final String cloud;
    private final Set<Kind> kinds;
    private final Duration expire;
    private final Map<Subject, Observation> held = new LinkedHashMap<>();
    private final Set<EntityKey> told = new HashSet<>();
    private boolean isKnown;

    /** Of entities of those kinds. */
    Observations(String cloud, Set<Kind> kinds, Duration expire) {
        this.cloud = cloud;
        this.kinds = Set.copyOf(kinds);
        this.expire = expire;
    }

    /** Takes up what was believed when the server started, once; before that nothing is told to be over. */
    synchronized void takeUp(Inventory inventory, Instant now) {
        if (isKnown) {
            return;
        }
        isKnown = true;
        for (var kind : kinds) {
            inventory
                    .of(kind)
                    .values()
                    .forEach(entity -> takeUp(entity.key(), entity.attributes().toMap(), now));
        }
    }

    private void takeUp(EntityKey entity, Map<String, String> attributes, Instant now) {
        attributes.forEach((name, severity) -> {
            if (name.startsWith(Observation.PREFIX) && !name.endsWith(Observation.TEXT)) {
                var text = attributes.getOrDefault(name + Observation.TEXT, "");
                held.putIfAbsent(new Subject(entity, name), new Observation(severity, text, now, now.plus(expire)));
                told.add(entity);
            }
        });
    }

    /** A trap has said something; false where there is no room for more. */
    synchronized boolean begin(Subject subject, String severity, String text, Instant now) {
        if (!held.containsKey(subject) && held.size() >= MOST) {
            return false;
        }
        held.put(subject, new Observation(severity, text, now, now.plus(expire)));
        return true;
    }

    /** A trap has said that it is over. */
    synchronized void end(Subject subject) {
        held.remove(subject);
    }

    /** What is to be told now: of each entity all that is held, and nothing of those of which something was held before. */
    synchronized Details details(Instant now) {
        held.values().removeIf(o -> !now.isBefore(o.until()));
        var attributes = new HashMap<EntityKey, Map<String, String>>();
        told.forEach(entity -> attributes.put(entity, new TreeMap<>()));
        var asOf = new HashMap<EntityKey, Instant>();
        held.forEach((subject, o) -> {
            var all = attributes.computeIfAbsent(subject.entity(), entity -> new TreeMap<>());
            all.put(subject.attribute(), o.severity());
            all.put(subject.attribute() + Observation.TEXT, o.text());
            asOf.merge(subject.entity(), o.at(), (a, b) -> a.isAfter(b) ? a : b);
        });
        told.addAll(attributes.keySet());
        var all = new HashMap<EntityKey, Attributes>();
        attributes.forEach((entity, map) -> all.put(entity, Attributes.of(map)));
        return new Details(kinds, Set.of(), all, asOf);
    }

    /** The cloud was seen: of what is gone nothing is held any more, and what it shows to be over need not be told again. */
    synchronized void taken(Inventory inventory) {
        held.keySet().removeIf(subject -> inventory.get(subject.entity()).isEmpty());
        var of = held.keySet().stream().map(Subject::entity).collect(Collectors.toSet());
        told.removeIf(entity -> !of.contains(entity)
                && inventory
                        .get(entity)
                        .map(e -> e.attributes().toMap().keySet().stream()
                                .noneMatch(name -> name.startsWith(Observation.PREFIX)))
                        .orElse(true));
    }

    /** For people. */
    synchronized List<Held> held() {
        var all = new ArrayList<Held>();
        held.forEach((s, o) ->
                all.add(new Held(cloud, s.entity(), s.attribute(), o.severity(), o.text(), o.at(), o.until())));
        return all;
    }
}
