package io.vioscope.simulator.story;

import io.vioscope.simulator.fault.Faults;
import io.vioscope.simulator.fault.Faults.Refused;
import io.vioscope.simulator.story.Scenario.Event;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a scenario happen. It has no timer: things happen when the cloud is asked something and they are due. */
public final class Story {
    private static final Logger LOG = LoggerFactory.getLogger(Story.class);

    private final Faults faults;
    private final Scenario scenario;

    private Story(Faults faults, Scenario scenario) {
        this.faults = faults;
        this.scenario = scenario;
    }

    /** Begins a scenario now; the same seed lets users do the same. */
    public static void begin(Faults faults, Scenario scenario, long seed) {
        var physics = faults.physics();
        physics.disturb(scenario.noise(), seed);
        physics.cloud().turns().run(now -> new Story(faults, scenario).round());
        if (scenario.users() > 0) {
            new Users(physics.cloud(), new SplittableRandom(seed), scenario.users()).begin();
        }
    }

    private void round() {
        var turns = faults.physics().cloud().turns();
        scenario.events().forEach(event -> turns.later(event.at(), at -> happen(event)));
        scenario.every().ifPresent(every -> turns.later(every, at -> round()));
    }

    private void happen(Event event) {
        try {
            var injected = faults.inject(event.fault());
            LOG.info("simulated cloud: {} strikes {}", injected.type().id(), injected.targets());
        } catch (Refused why) {
            LOG.warn(
                    "simulated cloud: {} of scenario {} does not happen: {}",
                    event.fault().type(),
                    scenario.name(),
                    why.getMessage());
        }
    }
}
