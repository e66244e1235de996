package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Turns;
import io.vioscope.simulator.plant.Plant;
import io.vioscope.simulator.plant.Plant.Change;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Lets symptoms get lost, be late, come twice, or come for nothing, as much as there is noise. Within turns. */
final class Disturbance {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MISSING_HEARTBEAT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofSeconds(25);

    private final Plant plant;
    private final Layout layout;
    private final Turns turns;
    private volatile Noise noise = Noise.NONE;
    private SplittableRandom chance = new SplittableRandom(0);

    Disturbance(Plant plant, Layout layout, Turns turns) {
        this.plant = plant;
        this.layout = layout;
        this.turns = turns;
    }

    void set(Noise next, long seed) {
        noise = next;
        chance = new SplittableRandom(seed);
        if (next.falseAnHour() > 0) {
            falseAlarm();
        }
    }

    Noise noise() {
        return noise;
    }

    /** Whether so rare a thing happens now. */
    boolean strikes(double share) {
        return share > 0 && chance.nextDouble() < share;
    }

    /** Hands a change to one kind of symptom, or not. What ends is always told, so that nothing stays wrong for ever. */
    void pass(Change change, Consumer<Change> symptom) {
        if (change.began() && strikes(noise.lost())) {
            return;
        }
        if (change.began() && !noise.late().isZero()) {
            var wait = Duration.ofMillis((long) (noise.late().toMillis() * chance.nextDouble()));
            turns.later(wait, at -> {
                if (plant.has(change.part(), change.trouble())) {
                    symptom.accept(change);
                }
            });
        } else {
            symptom.accept(change);
        }
    }

    /** A trouble that has just begun may seem to be over for a moment. */
    void follow(Change change) {
        if (change.began() && strikes(noise.duplicated())) {
            turns.later(PAUSE, at -> plant.hide(change.part(), change.trouble()));
            turns.later(PAUSE.multipliedBy(2), at -> plant.show(change.part(), change.trouble()));
        }
    }

    private void falseAlarm() {
        var rate = noise.falseAnHour();
        if (rate == 0) {
            return;
        }
        var mean = HOUR.dividedBy(rate);
        var wait = Duration.ofMillis((long) (mean.toMillis() * 2 * chance.nextDouble()));
        turns.later(wait, at -> {
            var all = layout.rows();
            missOneOf(all.get(chance.nextInt(all.size())).key());
            falseAlarm();
        });
    }

    private void missOneOf(EntityKey daemon) {
        plant.begin(daemon, Trouble.LOSSY);
        turns.later(MISSING_HEARTBEAT, at -> plant.end(daemon, Trouble.LOSSY));
    }
}
