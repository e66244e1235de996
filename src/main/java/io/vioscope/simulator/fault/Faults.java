package io.vioscope.simulator.fault;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.physics.Physics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The faults a cloud has and had. May be called from any thread. */
public final class Faults {
    private final Physics physics;
    private final SplittableRandom chance;
    private final List<Injected> truth = new ArrayList<>();
    private final Map<Integer, List<Runnable>> undo = new HashMap<>();

    /** No faults yet; the same seed chooses the same targets. */
    public Faults(Physics physics, long seed) {
        this.physics = physics;
        this.chance = new SplittableRandom(seed);
    }

    /** What a fault is injected into. */
    public Physics physics() {
        return physics;
    }

    /** What could be struck now. */
    public List<EntityKey> targets(Sort sort) {
        return physics.cloud().turns().take(now -> sort.of(physics));
    }

    /** What was injected up to now and lasts or has ended, in order. */
    public List<Injected> truth() {
        return physics.cloud().turns().take(now -> List.copyOf(truth));
    }

    /**
     * Injects a fault.
     *
     * @throws Refused if there is no such fault, or nothing that it could strike
     */
    public Injected inject(Injection wanted) {
        return physics.cloud().turns().take(now -> strike(wanted, now));
    }

    /** Ends a fault; false if there is no such fault that lasts. */
    public boolean end(int id) {
        return physics.cloud().turns().take(now -> end(id, now));
    }

    /** Ends all that lasts. */
    public void endAll() {
        physics.cloud().turns().run(now -> List.copyOf(undo.keySet()).forEach(id -> end(id, now)));
    }

    private Injected strike(Injection wanted, Instant now) {
        var type = FaultCatalog.find(wanted.type())
                .orElseThrow(() ->
                        new Refused("there is no fault '" + wanted.type() + "'; " + FaultCatalog.near(wanted.type())));
        var strikes = targets(type, wanted).stream()
                .map(target -> new Strike(physics, target, chance.split()))
                .toList();
        var endings =
                strikes.stream().map(strike -> type.effect().strike(strike)).toList();
        var victims = strikes.stream()
                .flatMap(s -> s.victims().stream())
                .distinct()
                .sorted()
                .toList();
        var targets = strikes.stream().map(Strike::target).toList();
        var injected = new Injected(truth.size() + 1, type, targets, victims, now, null);
        truth.add(injected);
        undo.put(injected.id(), endings);
        wanted.lasts().ifPresent(lasts -> physics.cloud().turns().later(lasts, at -> end(injected.id(), at)));
        return injected;
    }

    private List<EntityKey> targets(FaultType type, Injection wanted) {
        var all = type.sort().of(physics);
        if (wanted.target().isPresent()) {
            return List.of(named(type, all, wanted.target().get()));
        }
        if (all.isEmpty()) {
            throw new Refused("this cloud has nothing that '" + type.id() + "' could strike");
        }
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new java.util.Random(chance.nextLong()));
        return List.copyOf(shuffled.subList(0, Math.min(wanted.size(), shuffled.size())));
    }

    private static EntityKey named(FaultType type, List<EntityKey> all, String name) {
        return all.stream()
                .filter(key -> key.id().equals(name) || key.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("'" + type.id() + "' cannot strike '" + name + "': it is no "
                        + type.sort().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " of this cloud"));
    }

    private boolean end(int id, Instant at) {
        var endings = Optional.ofNullable(undo.remove(id));
        endings.ifPresent(all -> {
            all.forEach(Runnable::run);
            truth.set(id - 1, truth.get(id - 1).endedAt(at));
        });
        return endings.isPresent();
    }

    /**
     * A fault that somebody wants.
     *
     * @param type   its id
     * @param target what to strike, by its id or key; else chance chooses
     * @param size   how many, if chance chooses; 1 or more
     * @param lasts  until it is ended by itself, in the time of a real cloud
     */
    public record Injection(String type, Optional<String> target, int size, Optional<Duration> lasts) {
        public Injection {
            if (size < 1) {
                throw new Refused("the size of a fault is 1 or more, not " + size);
            }
            lasts.filter(d -> d.isNegative() || d.isZero()).ifPresent(d -> {
                throw new Refused("a fault lasts longer than " + d);
            });
        }

        /** One, wherever it strikes, until it is ended. */
        public static Injection of(String type) {
            return new Injection(type, Optional.empty(), 1, Optional.empty());
        }

        /** The same on this target. */
        public Injection on(EntityKey key) {
            return new Injection(type, Optional.of(key.toString()), size, lasts);
        }

        /** The same for so long. */
        public Injection lasting(Duration time) {
            return new Injection(type, target, size, Optional.of(time));
        }

        /** So many at once. */
        public Injection times(int count) {
            return new Injection(type, target, count, lasts);
        }
    }

    /** A fault that cannot be injected; the message says why. */
    public static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        /** @param why what is wrong, and what would be right */
        public Refused(String why) {
            super(why);
        }
    }
}
