package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How volumes come to be: all from the seed and their number. */
final class StorageGenesis {
    private static final List<Integer> SIZES_GB = List.of(10, 20, 50, 100, 200, 500);
    private static final Duration AGE = Duration.ofDays(200);
    /** Of 10 servers, 2 boot from a volume. */
    private static final int ROOTS_OF_TEN = 2;

    private static final int ATTACHED_OF_TEN = 8;
    /** Of 1,000 that nobody uses. */
    private static final int NAMELESS = 60;

    private static final List<String> KEPT = List.of("data", "wal", "backup");
    private static final List<String> OTHER = List.of("disk", "logs", "scratch");
    /** Which servers of four have the next four volumes: one more than its share, one none. */
    private static final List<List<Integer>> TURNS =
            List.of(List.of(0, 0, 2, 3), List.of(1, 1, 2, 3), List.of(0, 1, 2, 2), List.of(0, 1, 3, 3));

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
        var name = isRoot ? "" : name(vm.birth(), number);
        if (isRoot || dice.below(10, "volume-use", number) < ATTACHED_OF_TEN) {
            var since = earlier(created.plusSeconds(20), start);
            return volume(number, vm.birth().project(), name, isRoot, server, "in-use", created, since);
        }
        var status = dice.below(100, "volume-state", number) == 0 ? "error" : "available";
        var left = dice.below(1000, "volume-name", number) < NAMELESS ? "" : name;
        return volume(number, vm.birth().project(), left, false, 0, status, created, null);
    }

    /** A volume that was just asked for. */
    Volume newborn(int number, Project project, boolean root, int server, Instant at) {
        var name = root ? "" : project.name() + "-vol-" + number;
        return volume(number, project, name, root, server, "creating", at, null);
    }

    private Volume free(int number, Instant start) {
        var owner = estate.projects().get(dice.below(estate.projects().size(), "volume-project", number));
        var created = start.minus(AGE).plus(Duration.ofMinutes(number % 200_000));
        return volume(number, owner, owner.name() + "-vol-" + number, false, 0, "available", created, null);
    }

    /** Named after the server, by what is on it and which of its volumes it is. */
    private String name(Birth server, int number) {
        var before = bootsFromVolume(server) ? -1 : 0;
        var first = number;
        while (first > 1 && server(first - 1) == server.number()) {
            first--;
            before++;
        }
        var uses = server.keeps() ? KEPT : OTHER;
        var round = before / uses.size();
        return server.name() + "-" + uses.get(before % uses.size()) + (round == 0 ? "" : "-" + (round + 1));
    }

    /** The server whose volume this would be; the volumes of one have numbers that follow each other. */
    private int server(int number) {
        if (size.servers() == 0) {
            return 0;
        }
        var turn = (int) ((number - 1L) * size.servers() / size.volumes());
        var four = turn / 4;
        var target = four * 4
                + TURNS.get(dice.below(TURNS.size(), "volume-turn", four)).get(turn % 4);
        return 1 + Math.min(target, size.servers() - 1);
    }

    private Volume volume(
            int number,
            Project project,
            String name,
            boolean root,
            int server,
            String status,
            Instant created,
            @Nullable Instant attached) {
        return new Volume(
                number,
                ids.of(number),
                project,
                name,
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
