package io.vioscope.simulator.story;

import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.cloud.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What users and operators of a healthy cloud do all day: as many servers come as go. */
final class Users {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration RESIZE_LOOKED_AT = Duration.ofMinutes(3);
    private static final int CHOICES = 5;
    private static final Duration SHORT_STOP = Duration.ofMinutes(5);

    private final SimulatedCloud cloud;
    private final SplittableRandom chance;
    private final Duration between;
    private final List<Runnable> repertoire;
    private int next;

    /** @param hourly how many things they do in an hour of a real cloud, 1 or more */
    Users(SimulatedCloud cloud, SplittableRandom chance, int hourly) {
        this.cloud = cloud;
        this.chance = chance;
        this.between = HOUR.dividedBy(hourly);
        this.repertoire = List.of(
                cloud::boot,
                this::liveMigrate,
                this::stopForAWhile,
                this::delete,
                this::attach,
                cloud::boot,
                this::resize,
                this::delete,
                this::liveMigrate,
                this::detach);
    }

    void begin() {
        cloud.turns().run(now -> soon());
    }

    /** Sometimes soon, sometimes late, as often as wanted in the mean. */
    private void soon() {
        var wait = Duration.ofMillis((long) (between.toMillis() * (0.3 + 1.4 * chance.nextDouble())));
        cloud.turns().later(wait, at -> {
            repertoire.get(next++ % repertoire.size()).run();
            soon();
        });
    }

    /** Nobody deletes what others use: then it is another one. */
    private void delete() {
        Stream.generate(this::active)
                .limit(CHOICES)
                .flatMap(Optional::stream)
                .filter(id -> !cloud.network().isPublic(id))
                .findFirst()
                .ifPresent(cloud::delete);
    }

    private void liveMigrate() {
        active().ifPresent(cloud::liveMigrate);
    }

    private void stopForAWhile() {
        active().filter(cloud::stop).ifPresent(id -> later(SHORT_STOP, cloud::start, id));
    }

    private void resize() {
        active().filter(cloud::coldMigrate).ifPresent(id -> later(RESIZE_LOOKED_AT, cloud::confirmResize, id));
    }

    private void later(Duration wait, Consumer<UUID> what, UUID id) {
        cloud.turns().later(wait, at -> what.accept(id));
    }

    private void attach() {
        volume("available").ifPresent(volume -> {
            var of = servers().stream()
                    .filter(vm -> vm.birth().project().equals(volume.project()))
                    .toList();
            any(of).ifPresent(
                            vm -> cloud.storage().attach(volume.id(), vm.birth().id()));
        });
    }

    private void detach() {
        volume("in-use")
                .filter(volume -> !volume.root())
                .ifPresent(volume -> cloud.storage().detach(volume.id()));
    }

    private Optional<Volume> volume(String status) {
        var page = cloud.storage()
                .page(Optional.empty(), Integer.MAX_VALUE, v -> v.status().equals(status));
        return any(page.orElseThrow()).map(Volume.Attached::volume);
    }

    private Optional<UUID> active() {
        return any(servers()).map(vm -> vm.birth().id());
    }

    private List<VirtualMachine> servers() {
        return cloud.discoveries().alive().stream()
                .filter(vm -> vm.state() == Lifecycle.ACTIVE)
                .toList();
    }

    private <T> Optional<T> any(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(chance.nextInt(choices.size())));
    }
}
