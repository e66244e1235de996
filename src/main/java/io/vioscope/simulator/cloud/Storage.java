package io.vioscope.simulator.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Volumes, as they follow from the servers: each placed one has one attached, and every twentieth left another behind.
 * Only what was done to them is kept.
 */
final class Storage {
    private static final String ATTACHED = "volume";
    private static final String FREE = "free-volume";
    private static final int ONE_IN = 20;
    private static final List<String> BACKENDS = List.of("gold", "silver");

    private final Dice dice;
    private final IntFunction<VirtualMachine> servers;
    private final Map<UUID, String> statuses = new HashMap<>();
    private final Set<String> silent = new HashSet<>();

    /** @param servers the row of each server, by number */
    Storage(Dice dice, IntFunction<VirtualMachine> servers) {
        this.dice = dice;
        this.servers = servers;
    }

    /** The volumes after a marker, newest first; empty if the marker is not known. */
    Optional<List<Volume>> page(int newest, Optional<UUID> marker, Optional<String> project, int limit) {
        var from = marker.isEmpty()
                ? Optional.of(2 * newest + 1)
                : marker.map(this::place).filter(place -> place > 0);
        return from.map(place -> {
            var page = new ArrayList<Volume>();
            for (var i = place - 1; i > 1 && page.size() < limit; i--) {
                at(i).filter(v -> project.isEmpty()
                                || project.get().equals(v.project().id()))
                        .ifPresent(page::add);
            }
            return page;
        });
    }

    /** Where a volume stands in the list: two places for each server; -1 if it is none of these. */
    private int place(UUID id) {
        var attached = dice.numberOf(ATTACHED, id);
        var free = dice.numberOf(FREE, id);
        return attached > 0 ? 2 * attached : free > 0 ? 2 * free + 1 : -1;
    }

    private Optional<Volume> at(int place) {
        var number = place / 2;
        if (place % 2 == 1) {
            return number % ONE_IN == 0 ? Optional.of(free(servers.apply(number))) : Optional.empty();
        }
        var server = servers.apply(number);
        return server.isPlaced() ? Optional.of(attached(server)) : Optional.empty();
    }

    private Volume attached(VirtualMachine server) {
        var id = dice.numbered(ATTACHED, server.birth().number());
        return volume(
                server,
                id,
                "root of " + server.birth().name(),
                "in-use",
                server.birth().id());
    }

    private Volume free(VirtualMachine server) {
        var id = dice.numbered(FREE, server.birth().number());
        return volume(server, id, "archive-%05d".formatted(server.birth().number()), "available", null);
    }

    private Volume volume(
            VirtualMachine server,
            UUID id,
            String name,
            String status,
            @org.jspecify.annotations.Nullable UUID attachedTo) {
        var size = Math.max(1, server.flavor().diskGb());
        var pool = host(server.birth().number()) + "#" + backend(server.birth().number());
        return new Volume(
                id,
                name,
                server.birth().project(),
                statuses.getOrDefault(id, status),
                size,
                attachedTo,
                attachedTo != null,
                pool,
                server.birth().created());
    }

    private static String backend(int number) {
        return BACKENDS.get(number % BACKENDS.size());
    }

    private static String host(int number) {
        return "controller01@" + backend(number);
    }

    /** Sets a volume's status, whatever it is; false if there is no such volume. */
    boolean setStatus(UUID id, String status) {
        var known = Optional.of(place(id)).filter(place -> place > 0).flatMap(this::at);
        known.ifPresent(volume -> statuses.put(id, status));
        return known.isPresent();
    }

    /** Lets a volume be again what it would be by itself. */
    boolean recover(UUID id) {
        return statuses.remove(id) != null;
    }

    /** The pools, {@code host@backend#pool}. */
    List<String> pools() {
        return Stream.of(0, 1).map(n -> host(n) + "#" + backend(n)).toList();
    }

    /** Cinder's services: in HA mode two schedulers, and one cinder-volume for each backend. */
    List<VolumeService> services() {
        return Stream.concat(
                        Stream.of("controller01", "controller02").map(host -> service("cinder-scheduler", host)),
                        Stream.of(0, 1).map(n -> service("cinder-volume", host(n))))
                .toList();
    }

    private VolumeService service(String binary, String host) {
        return new VolumeService(binary, host, !silent.contains(binary + "@" + host));
    }

    /** Silences a service, or lets it beat again; false if there is none of that name. */
    boolean silence(String key, boolean silenced) {
        var known = services().stream().anyMatch(s -> s.key().equals(key));
        return known && (silenced ? silent.add(key) : silent.remove(key));
    }
}
