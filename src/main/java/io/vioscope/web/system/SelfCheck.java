package io.vioscope.web.system;

import io.vertx.core.Future;
import io.vioscope.web.tls.TlsState;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receipts.Named;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Finds out how the server is. For the event loop that serves the pages. */
public final class SelfCheck {
    private final String version;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Self self;
    private final Vitals vitals;
    private final Receipts receipts;
    private final Receivers receivers;
    private final IntSupplier browsers;
    private final IntSupplier listeners;

    /**
     * What is measured all the time.
     *
     * @param tls the certificate that is shown, whenever it is asked; empty where there is none
     */
    public record Vitals(Steps steps, Loop loop, Changes changes, Supplier<Optional<TlsState>> tls) {
        /** Without TLS. */
        public Vitals(Steps steps, Loop loop, Changes changes) {
            this(steps, loop, changes, Optional::empty);
        }
    }

    /** The server has just begun to serve. */
    public SelfCheck(
            String version,
            InstantSource clock,
            Self self,
            Vitals vitals,
            Receipts receipts,
            Receivers receivers,
            IntSupplier browsers,
            IntSupplier listeners) {
        this.version = version;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.self = self;
        this.vitals = vitals;
        this.receipts = receipts;
        this.receivers = receivers;
        this.browsers = browsers;
        this.listeners = listeners;
    }

    /** What the engines told by the hour; to be read at once, on this event loop. */
    public <T> T changes(BiFunction<Changes, Instant, T> reader) {
        return reader.apply(vitals.changes(), clock.instant());
    }

    /** How it is now, in that world. No such future fails. */
    public Future<Condition> look(World world) {
        var stored = self.storage().stored().map(Optional::of).otherwise(Optional.empty());
        var queues = queues();
        return Future.all(stored, queues)
                .map(all -> new Condition(
                        version,
                        startedAt,
                        self.machine().get(),
                        vitals.loop().lateness(),
                        vitals.tls().get().map(tls -> new Condition.Tls(tls, tls.warning(clock.instant()))),
                        Optional.ofNullable(world.recording()),
                        stored.result(),
                        browsers.getAsInt(),
                        listeners.getAsInt(),
                        engines(world),
                        queues.result(),
                        self.settings()));
    }

    private List<Condition.Engine> engines(World world) {
        var now = clock.instant();
        return world.clouds().stream()
                .map(cloud -> new Condition.Engine(cloud, vitals.steps().pace(cloud.name(), now)))
                .toList();
    }

    private Future<List<Condition.Queue>> queues() {
        var names = receipts.configured().stream().map(Named::name).toList();
        var asked = names.stream().map(receivers::state).toList();
        return Future.all(asked)
                .map(all -> IntStream.range(0, names.size())
                        .mapToObj(i ->
                                new Condition.Queue(names.get(i), asked.get(i).result()))
                        .toList());
    }
}
