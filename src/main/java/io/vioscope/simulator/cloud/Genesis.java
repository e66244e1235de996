package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How servers come to be: their names, places and histories, all from the seed and the order in which they come. */
final class Genesis {
    /** The oldest server's. */
    private static final Duration AGE = Duration.ofDays(3 * 365);
    /** The youngest server's. */
    private static final Duration YOUTH = Duration.ofMinutes(10);

    private static final Duration BUILD = Duration.ofSeconds(8);
    private static final List<String> FAILURES = List.of(
            "Build of instance aborted: disk write error",
            "Failed to power on: the disk of the virtual machine is locked",
            "Exceeded maximum number of retries. Exhausted all hosts available for retrying build failures",
            "Unable to access the virtual machine configuration: Unable to access file [ds-07]");

    private final Dice dice;
    private final Estate estate;
    private final Tenants tenants;
    private final Map<String, Flavor> flavors;
    private final Map<String, Image> images;

    Genesis(Dice dice, Estate estate) {
        this.dice = dice;
        this.estate = estate;
        tenants = new Tenants(dice, estate.projects());
        flavors = estate.flavors().stream().collect(Collectors.toMap(Flavor::name, Function.identity()));
        images = estate.images().stream().collect(Collectors.toMap(Image::name, Function.identity()));
    }

    /** A server that has been there for long: number {@code number} of {@code count} at {@code start}. */
    VirtualMachine settled(int number, int count, Instant start) {
        var created = start.minus(age(number, count));
        var cluster = pick(estate.clusters(), "cluster", number);
        var running = newborn(number, created).on(cluster).launchedAt(created.plus(BUILD));
        return aged(running, dice.below(1000, "state", number), number);
    }

    /** Half of the servers were built in the last quarter of the time. */
    private Duration age(int number, int count) {
        var jitter = dice.below(1000, "created", number) / 1000.0;
        var back = (count - number + jitter) / count;
        return YOUTH.plusSeconds((long) (AGE.toSeconds() * back * back));
    }

    private VirtualMachine newborn(int number, Instant at) {
        return newborn(number, 0, at);
    }

    /**
     * A server that was just asked for; the next one, as names are counted.
     *
     * @param refused how many were asked for before it and refused
     */
    VirtualMachine newborn(int number, int refused, Instant at) {
        var order = tenants.next(number + refused);
        var job = order.job();
        var image = pick(job.images(), "image", number);
        var birth = new Birth(
                number,
                dice.uuid("server", number),
                order.name(),
                order.project(),
                named(images, image),
                at,
                order.place(),
                job.tier(),
                job.keeps());
        var flavor = named(flavors, pick(job.flavors(), "flavor", number));
        return new VirtualMachine(birth, flavor, null, Lifecycle.SCHEDULING, at, null, null, null);
    }

    /** An id that no server has. */
    UUID nobody(int number) {
        return dice.uuid("refused", number);
    }

    /** Of 1,000: 80 are off, 10 suspended, 6 shelved, 5 paused, 4 in error. */
    private VirtualMachine aged(VirtualMachine running, int chance, int number) {
        var later = running.updated().plusSeconds(30);
        if (chance < 80) {
            return running.in(Lifecycle.SHUTOFF, later);
        }
        if (chance < 90) {
            return running.in(Lifecycle.SUSPENDED, later);
        }
        if (chance < 96) {
            return running.in(Lifecycle.SHELVED, later);
        }
        if (chance < 101) {
            return running.in(Lifecycle.PAUSED, later);
        }
        return chance < 105 ? running.failed(pick(FAILURES, "failure", number), later) : running;
    }

    private static <T> T named(Map<String, T> choices, String name) {
        var one = choices.get(name);
        if (one == null) {
            throw new IllegalStateException("a job needs " + name);
        }
        return one;
    }

    private <T> T pick(List<T> choices, String subject, int number) {
        return choices.get(dice.below(choices.size(), subject, number));
    }
}
