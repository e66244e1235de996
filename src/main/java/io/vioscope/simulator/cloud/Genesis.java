package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How servers come to be: their names, places and histories, all from the seed and their number. */
final class Genesis {
    private static final List<String> ROLES = List.of("web", "app", "db", "cache", "queue", "batch");
    private static final Duration BETWEEN = Duration.ofMinutes(10);
    private static final Duration BUILD = Duration.ofSeconds(8);

    private final Dice dice;
    private final Estate estate;

    Genesis(Dice dice, Estate estate) {
        this.dice = dice;
        this.estate = estate;
    }

    /** A server that has been there for long: number {@code number} of {@code count} at {@code start}. */
    VirtualMachine settled(int number, int count, Instant start) {
        var jitter = Duration.ofSeconds(dice.below(300, "created", number));
        var created = start.minus(BETWEEN.multipliedBy(1L + count - number)).plus(jitter);
        var cluster = estate.clusters().get(dice.below(estate.clusters().size(), "cluster", number));
        var running = newborn(number, created).on(cluster).launchedAt(created.plus(BUILD));
        return aged(running, dice.below(1000, "state", number));
    }

    /** A server that was just asked for. */
    VirtualMachine newborn(int number, Instant at) {
        var project = pick(estate.projects(), "project", number);
        var name = "%s-%s-%05d".formatted(project.name(), pick(ROLES, "role", number), number);
        var image = pick(estate.images(), "image", number);
        var birth = new Birth(number, dice.uuid("server", number), name, project, image, at);
        var flavor = pick(estate.flavors(), "flavor", number);
        return new VirtualMachine(birth, flavor, null, Lifecycle.SCHEDULING, at, null, null, null);
    }

    /** Of 1,000: 40 are off, 10 suspended, 5 paused, 2 in error. */
    private static VirtualMachine aged(VirtualMachine running, int chance) {
        var later = running.updated().plusSeconds(30);
        if (chance < 40) {
            return running.in(Lifecycle.SHUTOFF, later);
        }
        if (chance < 50) {
            return running.in(Lifecycle.SUSPENDED, later);
        }
        if (chance < 55) {
            return running.in(Lifecycle.PAUSED, later);
        }
        return chance < 57 ? running.failed("Build of instance aborted: disk write error", later) : running;
    }

    private <T> T pick(List<T> choices, String subject, int number) {
        return choices.get(dice.below(choices.size(), subject, number));
    }
}
