package io.vioscope.proof;

import io.vioscope.proof.Recording.Truth;
import io.vioscope.simulator.fault.FaultCatalog;
import io.vioscope.simulator.fault.FaultType;
import io.vioscope.simulator.fault.FaultType.Category;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.fault.Faults.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Lets faults strike one cloud: each alone, and together those that it has seen alone, so that it is known what each shows. */
final class Incidents {
    /** It differs from all others in taking minutes of real time. */
    private static final Set<String> TOO_SLOW = Set.of("api-slow");

    private static final Set<String> OUTAGES =
            Set.of("nova-api-down", "placement-down", "image-service-down", "neutron-down", "identity-down");

    private final Recorder recorder;
    private final Random random;
    private final List<Truth> known = new ArrayList<>();

    Incidents(Recorder recorder, long seed) {
        this.recorder = recorder;
        this.random = new Random(seed);
    }

    /** Whether people are to be told of a fault. */
    static boolean isAnnounced(FaultType fault) {
        return fault.category() == Category.FAULT || fault.category() == Category.MONITOR;
    }

    /** All faults of the catalogue people are to be told of, or all others. */
    static List<String> faults(boolean announced) {
        return FaultCatalog.all().stream()
                .filter(fault -> isAnnounced(fault) == announced && !TOO_SLOW.contains(fault.id()))
                .map(FaultType::id)
                .toList();
    }

    /** One fault alone, if this cloud has anything it could strike; chance says what. */
    Optional<Incident> single(String fault) {
        return record(List.of(Injection.of(fault)), Recorder.SELDOM).map(incident -> {
            known.addAll(incident.truths());
            return incident;
        });
    }

    /** The same, at other times, while the message bus is listened to. */
    Optional<Incident> heard(String fault) {
        return record(() -> recorder.record(List.of(Injection.of(fault)), Recorder.OFTEN, true));
    }

    /** The same, not to be combined with others. */
    Optional<Incident> aside(String fault) {
        return record(List.of(Injection.of(fault)), Recorder.SELDOM);
    }

    /** Nothing happens. */
    Optional<Incident> nothing() {
        return record(List.of(), Recorder.SELDOM);
    }

    /** So many faults at once, seen alone before. */
    Optional<Incident> several(int count) {
        var chosen = new ArrayList<Truth>();
        while (chosen.size() < count) {
            var next = any(visible());
            if (chosen.stream().noneMatch(c -> c.fault().equals(next.fault()))) {
                chosen.add(next);
            }
        }
        return together(chosen, Recorder.SELDOM);
    }

    /** Two faults at places that belong together. */
    Optional<Incident> adjacent() {
        for (var i = 0; i < 200; i++) {
            var one = any(visible());
            var others = visible().stream()
                    .filter(other -> !other.fault().equals(one.fault()))
                    .filter(other -> other.places().stream().anyMatch(one.places()::contains))
                    .toList();
            if (!others.isEmpty()) {
                return together(List.of(one, any(others)), Recorder.SELDOM);
            }
        }
        return Optional.empty();
    }

    /** A fault while an API is dead. */
    Optional<Incident> withOutage() {
        var outages = known.stream().filter(t -> OUTAGES.contains(t.fault())).toList();
        var others =
                visible().stream().filter(t -> !OUTAGES.contains(t.fault())).toList();
        return outages.isEmpty() ? Optional.empty() : together(List.of(any(outages), any(others)), Recorder.SELDOM);
    }

    /** A fault seen alone before, at other times. */
    Optional<Incident> anew(List<Duration> times) {
        return together(List.of(any(visible())), times);
    }

    private List<Truth> visible() {
        return known.stream().filter(Truth::isVisible).toList();
    }

    private Truth any(List<Truth> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Optional<Incident> together(List<Truth> truths, List<Duration> times) {
        var injections = truths.stream()
                .map(t -> new Injection(t.fault(), Optional.of(t.target().toString()), 1, Optional.empty()))
                .toList();
        Map<String, Truth> alone = new HashMap<>();
        truths.forEach(t -> alone.put(t.fault(), t));
        return record(injections, times)
                .map(incident -> incident.with(
                        t -> t.showing(alone.getOrDefault(t.fault(), t).shown())));
    }

    private Optional<Incident> record(List<Injection> faults, List<Duration> times) {
        return record(() -> recorder.record(faults, times));
    }

    private static Optional<Incident> record(Supplier<Incident> recorded) {
        try {
            return Optional.of(recorded.get());
        } catch (Refused nothingThere) {
            return Optional.empty();
        }
    }
}
