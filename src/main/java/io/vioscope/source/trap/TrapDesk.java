package io.vioscope.source.trap;

import io.vioscope.bus.TakenTrap;
import io.vioscope.config.TrapsConfig;
import io.vioscope.config.TrapsConfig.Sender;
import io.vioscope.config.trap.TrapRule;
import io.vioscope.config.trap.TrapRule.Place;
import io.vioscope.config.trap.TrapRule.Says;
import io.vioscope.engine.Snapshot;
import io.vioscope.source.trap.Finder.Found;
import io.vioscope.source.trap.Observation.Subject;
import io.vioscope.source.trap.Tally.Fate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Understands traps by the table of rules and keeps what they say of entities. For one thread. */
final class TrapDesk {
    private final TrapsConfig config;
    private final Map<String, Observations> clouds;
    private final Tally tally;
    private final Finder finder = new Finder();

    /** @param clouds what is held of each cloud that is watched, by its name */
    TrapDesk(TrapsConfig config, Map<String, Observations> clouds, Tally tally) {
        this.config = config;
        this.clouds = clouds;
        this.tally = tally;
    }

    /** A cloud is like that now. */
    void see(Snapshot snapshot, Instant now) {
        finder.see(snapshot);
        var observations = clouds.get(snapshot.state().cloud());
        if (observations != null) {
            observations.takeUp(snapshot.state().inventory(), now);
            observations.taken(snapshot.state().inventory());
        }
    }

    /** A trap came from somebody who may send. It comes back for whoever forwards it, unless it is known to be of no interest. */
    Optional<TakenTrap> take(Trap trap, Sender sender) {
        var fit = rule(trap);
        if (fit.isEmpty()) {
            return unplaced(trap, Fate.NO_RULE, "no rule is about such traps");
        }
        return take(trap, sender, fit.get());
    }

    private Optional<TakenTrap> unplaced(Trap trap, Fate fate, String why) {
        tally.unplaced(trap, fate, why);
        return Optional.of(trap.taken(null));
    }

    private record Fit(TrapRule rule, Map<String, String> variables) {}

    private Optional<Fit> rule(Trap trap) {
        return config.rules().stream()
                .filter(rule -> rule.trap().matches(trap.name()))
                .map(rule -> new Fit(rule, trap.variables(rule.variables())))
                .filter(TrapDesk::holds)
                .findFirst();
    }

    private static boolean holds(Fit fit) {
        return fit.rule().when().entrySet().stream()
                .allMatch(condition -> condition
                        .getValue()
                        .matcher(fit.variables().getOrDefault(condition.getKey(), ""))
                        .matches());
    }

    private Optional<TakenTrap> take(Trap trap, Sender sender, Fit fit) {
        if (fit.rule().says() == Says.NOTHING) {
            tally.count(trap.sender(), Fate.IGNORED, trap.at());
            return Optional.empty();
        }
        for (var place : fit.rule().about()) {
            var found = finder.find(place, Words.filled(place.value(), fit.variables()), sender, trap.at());
            if (found.size() > 1) {
                return unplaced(trap, Fate.UNPLACED, ambiguous(place, found));
            }
            if (found.size() == 1) {
                return place(trap, fit, found.get(0));
            }
        }
        return unplaced(trap, Fate.UNPLACED, nowhere(fit.rule().about()));
    }

    private static String ambiguous(Place place, List<Found> found) {
        return found.size() + " entities may be meant, looked for " + words(place);
    }

    private static String nowhere(List<Place> about) {
        return "no entity was found, looked for "
                + about.stream().map(TrapDesk::words).distinct().collect(Collectors.joining(", "));
    }

    private static String words(Place place) {
        var kind = place.kind() == null ? "what the sender is" : place.kind().label();
        return switch (place.by()) {
            case SENDER -> "as what the configuration says the sender is";
            case ONLY -> "as the only " + kind;
            case ID -> "as a " + kind + " of that id";
            case NAME -> "as a " + kind + " of that name";
            case ATTRIBUTE -> "as a " + kind + " by " + place.attribute();
        };
    }

    private Optional<TakenTrap> place(Trap trap, Fit fit, Found found) {
        var observations = clouds.get(found.cloud());
        if (observations == null) {
            return unplaced(trap, Fate.UNPLACED, "cloud " + found.cloud() + " is not watched any more");
        }
        if (!isPlaced(trap, fit, found, observations)) {
            return unplaced(trap, Fate.UNPLACED, "more than " + Observations.MOST + " things are held already");
        }
        tally.count(trap.sender(), Fate.PLACED, trap.at());
        return Optional.of(trap.taken(new TakenTrap.Place(found.cloud(), found.entity())));
    }

    private static boolean isPlaced(Trap trap, Fit fit, Found found, Observations observations) {
        var rule = fit.rule();
        var attribute = Observation.attribute(rule.name(), Words.filled(rule.key(), fit.variables()));
        var subject = new Subject(found.entity(), attribute);
        if (rule.says() == Says.CLEAR) {
            observations.end(subject);
            return true;
        }
        var severity = rule.says() == Says.NOTE
                ? Observation.NOTE
                : rule.severity().name().toLowerCase(Locale.ROOT);
        return observations.begin(subject, severity, Words.filled(rule.text(), fit.variables()), trap.at());
    }
}
