package io.vioscope.notify;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vioscope.bus.Bus;
import io.vioscope.config.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;

/** Tells all receivers. Deploy it with {@link #OPTIONS}, before the engines, so that it misses nothing. */
public final class NotifyVerticle extends VerticleBase {
    /** On a worker: opening and closing a voice may block. */
    public static final DeploymentOptions OPTIONS = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);

    private final List<Receiver> receivers;
    private final Duration heartbeat;
    private final Outbox outbox;
    private final Voice<Receiver> voice;
    private final ToIntFunction<String> cloudIndex;
    private final String publicUrl;
    private final Snapshots snapshots = new Snapshots();

    /**
     * Starts silent.
     *
     * @param heartbeat  from one heartbeat to the next; zero for none
     * @param voice      closed when this stops
     * @param cloudIndex the number the database keeps for a cloud, from 1; 0 if it has not said
     * @param publicUrl  where people reach the pages, without a slash at the end; empty if that is not known
     */
    public NotifyVerticle(
            List<? extends Receiver> receivers,
            Duration heartbeat,
            Outbox outbox,
            Voice<Receiver> voice,
            ToIntFunction<String> cloudIndex,
            String publicUrl) {
        this.receivers = List.copyOf(receivers);
        this.heartbeat = heartbeat;
        this.outbox = outbox;
        this.voice = voice;
        this.cloudIndex = cloudIndex;
        this.publicUrl = publicUrl;
    }

    @Override
    public Future<?> start() {
        return Bus.of(vertx)
                .listen(Bus.SNAPSHOTS, snapshots::put)
                .compose(listening ->
                        Future.all(receivers.stream().map(this::deploy).toList()));
    }

    private Future<String> deploy(Receiver receiver) {
        var notices = new Notices(snapshots, publicUrl);
        var limits = receiver.limits();
        var channel = voice.to(receiver);
        var gate = new Gate(
                receiver.wishes(),
                limits.dropAfter(),
                notices,
                snapshots,
                notification -> channel.messages(notification) > 0);
        var matter = new Matter(notices, gate, snapshots, heartbeat);
        var throttle = new TokenBucket(limits.burst(), limits.perSecond());
        return vertx.deployVerticle(
                new ReceiverVerticle(
                        receiver.name(),
                        loop -> new Notifier(receiver.name(), outbox, channel, matter, throttle, loop),
                        new Desk(notices, gate, channel),
                        cloudIndex),
                OPTIONS);
    }

    @Override
    public Future<?> stop() {
        voice.close();
        return Future.succeededFuture();
    }
}
