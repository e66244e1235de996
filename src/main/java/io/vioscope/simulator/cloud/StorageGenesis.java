package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How volumes come to be: all from the seed and their number. */
final class StorageGenesis {
    private static final List<Integer> SIZES_GB = List.of(10, 20, 50, 100, 200);
    private static final Duration AGE = Duration.ofDays(200);
    /** Of 10 servers, 2 boot from a volume. */
    private static final int ROOTS_OF_TEN = 2;

    private static final int ATTACHED_OF_TEN = 7;

    private final Dice dice;
    private final Estate estate;
    private final CloudSize size;
    private final List<Backend> backends;
    private final Ids ids;

    StorageGenesis(Dice dice, Estate estate, CloudSize size, List<Backend> backends, Ids ids) {
        this.dice = dice;
        this.estate = estate;
        this.size = size;
        this.backends = backends;
        this.ids = ids;
    }

    boolean bootsFromVolume(Birth server) {
        return dice.below(10, "boot-volume", server.number()) < ROOTS_OF_TEN;
    }

    /** A volume that has been there for long, of a server or of nobody. */
    Volume settled(int number, Population population, Instant start) {
        var server = server(number);
        if (server == 0) {
            return free(number, start);
        }
        var vm = population.row(server);
        var created = earlier(vm.birth().created().plusSeconds(30), start);
        var isRoot = bootsFromVolume(vm.birth()) && (number == 1 || server(number - 1) != server);
        if (isRoot || dice.below(10, "volume-use", number) < ATTACHED_OF_TEN) {
            var since = earlier(created.plusSeconds(20), start);
            return volume(number, vm.birth().project(), isRoot, server, "in-use", created, since);
        }
        var status = dice.below(500, "volume-state", number) == 0 ? "error" : "available";
        return volume(number, vm.birth().project(), false, 0, status, created, null);
    }

    /** A volume that was just asked for. */
    Volume newborn(int number, Project project, boolean root, int server, Instant at) {
        return volume(number, project, root, server, "creating", at, null);
    }

    private Volume free(int number, Instant start) {
        var owner = estate.projects().get(dice.below(estate.projects().size(), "volume-project", number));
        var created = start.minus(AGE).plus(Duration.ofMinutes(number % 200_000));
        return volume(number, owner, false, 0, "available", created, null);
    }

    /** The server whose volume this would be; volumes are spread evenly. */
    private int server(int number) {
        return size.servers() == 0 ? 0 : 1 + (int) ((number - 1L) * size.servers() / size.volumes());
    }

    private Volume volume(
            int number,
            Project project,
            boolean root,
            int server,
            String status,
            Instant created,
            @Nullable Instant attached) {
        return new Volume(
                number,
                ids.of(number),
                project,
                root,
                SIZES_GB.get(dice.below(SIZES_GB.size(), "volume-size", number)),
                backends.get(dice.below(backends.size(), "backend", number)),
                server,
                status,
                created,
                attached == null ? created : attached,
                attached);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
