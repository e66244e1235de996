package io.vioscope.simulator.story;

import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.physics.Noise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happens when. Times are those of a real cloud; a simulated one that is faster gets through them sooner.
 *
 * @param name   for people
 * @param events in any order
 * @param users  how many things users do in an hour
 * @param noise  what disturbs the view all the time
 * @param every  after which it begins anew, if it does
 */
public record Scenario(String name, List<Event> events, int users, Noise noise, Optional<Duration> every) {
    /** Nothing ever happens. */
    public static final Scenario QUIET = new Scenario("quiet", List.of(), 0, Noise.NONE, Optional.empty());

    public Scenario {
        events = List.copyOf(events);
    }

    /** A fault that begins at a time after the scenario did. */
    public record Event(Duration at, Injection fault) {}
}
