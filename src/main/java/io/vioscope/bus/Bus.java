package io.vioscope.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Suspects;
import io.vioscope.inventory.Report;
import io.vioscope.maintenance.Order;
import io.vioscope.maintenance.Outcome;
import io.vioscope.model.EntityKey;
import io.vioscope.model.SourceId;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.ProblemOutcome;
import io.vioscope.rca.WhatIf;
import io.vioscope.trace.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The typed event bus: every address and payload in one place. Payloads are immutable and passed by reference within
 * this process. What somebody does because of what was said is a part of what the speaker was doing ({@link Trail}).
 */
public final class Bus {
    /** A source hands in what it saw; one at a time for each source. */
    public static Question<Report, Taken> reports(String cloud) {
        return new Question<>("reports." + cloud, Report.class, Taken.class);
    }

    /** Somebody tells a source when to look. The reply is what was told, or that it is paused and stays so. */
    public static Question<Steering, Steering> steering(String cloud, SourceId source) {
        return new Question<>("steering." + cloud + "." + source.name(), Steering.class, Steering.class);
    }

    /**
     * Somebody has a reason for a source to look before its time. The reply comes when the first look that can see what was
     * heard of begins, and is when it did; that may be long after, as while the source is paused.
     */
    public static Question<Hint, Instant> hints(String cloud, SourceId source) {
        return new Question<>("hints." + cloud + "." + source.name(), Hint.class, Instant.class);
    }

    /** Somebody asks the engine who suffers from problems, or would if there were such. */
    public static Question<Supposed, WhatIf> whatIf(String cloud) {
        return new Question<>("what-if." + cloud, Supposed.class, WhatIf.class);
    }

    /** Somebody asks the engine how it weighed the problems that an entity can have. */
    public static Question<EntityKey, Weighed> why(String cloud) {
        return new Question<>("why." + cloud, EntityKey.class, Weighed.class);
    }

    /** An operator orders a maintenance window, or its end. */
    public static Question<Order, Outcome> maintenance(String cloud) {
        return new Question<>("maintenance." + cloud, Order.class, Outcome.class);
    }

    /** An operator says something of problems. */
    public static Question<ProblemOrder, ProblemOutcome> problems(String cloud) {
        return new Question<>("problems." + cloud, ProblemOrder.class, ProblemOutcome.class);
    }

    /** Somebody asks how it goes with a receiver; the payload is its name. */
    public static Question<String, ReceiverState> receiverState(String receiver) {
        return new Question<>("receiver-state." + receiver, String.class, ReceiverState.class);
    }

    /** Somebody asks whether a receiver would be told of something now. */
    public static Question<Sayable, Ruled> wouldTell(String receiver) {
        return new Question<>("would-tell." + receiver, Sayable.class, Ruled.class);
    }

    /** Somebody asks for a message as the receiver would get it now. */
    public static Question<Sayable, Written> written(String receiver) {
        return new Question<>("written." + receiver, Sayable.class, Written.class);
    }

    /** Somebody wants a test sent to a receiver; the payload is its name. */
    public static Question<String, Tested> test(String receiver) {
        return new Question<>("test." + receiver, String.class, Tested.class);
    }

    /** Something has changed with the receiver of that name. */
    public static final Address<String> TELLING = new Address<>("telling", String.class);

    /** The source that looks live asks of whom there is doubt, and says how many it may look at. */
    public static Question<Integer, Suspects> suspects(String cloud) {
        return new Question<>("suspects." + cloud, Integer.class, Suspects.class);
    }

    /** Somebody asks whether work goes on that covers an entity; the reply is the number of that window. */
    public static Question<EntityKey, Covered> covered(String cloud) {
        return new Question<>("covered." + cloud, EntityKey.class, Covered.class);
    }

    /** Somebody asks what became of the traps of others; the word is of no meaning. Nobody answers where none are taken. */
    public static final Question<String, TrapDigest> TRAPS = new Question<>("traps", String.class, TrapDigest.class);

    /** A trap of others was taken and is of interest, for whoever forwards it. */
    public static final Address<TakenTrap> TAKEN_TRAPS = new Address<>("taken-traps", TakenTrap.class);

    /** The engine says what changed; the database records it. */
    public static final Address<Commit> COMMITS = new Address<>("commits", Commit.class);

    /** The engine has made a step, for whoever records what it was given. */
    public static final Address<Stepped> STEPS = new Address<>("steps", Stepped.class);

    /** The engine shows a cloud as it now is, after each step, whether or not anything changed. */
    public static final Address<Snapshot> SNAPSHOTS = new Address<>("snapshots", Snapshot.class);

    /** Facts may be told. */
    public static final Address<Recorded> RECORDED = new Address<>("recorded", Recorded.class);

    /** How the database keeps up. */
    public static final Address<Recording> RECORDING = new Address<>("recording", Recording.class);

    private static final String CODEC = "by-reference";
    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setCodecName(CODEC).setLocalOnly(true);

    private final EventBus eventBus;

    private Bus(EventBus eventBus) {
        this.eventBus = eventBus;
    }

    /** The bus of a Vert.x instance. */
    public static Bus of(Vertx vertx) {
        try {
            vertx.eventBus().registerCodec(new ByReference());
        } catch (IllegalStateException alreadyRegistered) {
            // Another holder of the same Vert.x was first; the codec has no state.
        }
        return new Bus(vertx.eventBus());
    }

    /** Says something to whoever listens. */
    public <T> void publish(Address<T> address, T payload) {
        eventBus.publish(address.name(), carried(payload), OPTIONS);
    }

    /** Says something to the one who listens and waits for the answer. */
    public <T, R> Future<R> ask(Question<T, R> question, T payload, Duration timeout) {
        var options = new DeliveryOptions(OPTIONS).setSendTimeout(timeout.toMillis());
        return eventBus.<R>request(question.name(), carried(payload), options)
                .map(message -> question.reply().cast(message.body()));
    }

    /** Listens. The consumer runs on the context that called this. */
    public <T> Future<Void> listen(Address<T> address, Consumer<T> consumer) {
        return eventBus.localConsumer(
                        address.name(),
                        message -> heard(
                                message,
                                body -> consumer.accept(address.payload().cast(body))))
                .completion();
    }

    /** Listens and answers. The consumer runs on the context that called this. */
    public <T, R> Future<Void> answer(Question<T, R> question, Function<T, R> consumer) {
        return eventBus.localConsumer(
                        question.name(),
                        message -> heard(
                                message,
                                body -> message.reply(
                                        consumer.apply(question.payload().cast(body)), OPTIONS)))
                .completion();
    }

    /** Listens and answers when the answer is there. Nothing is answered where it fails. */
    public <T, R> Future<Void> answerLater(Question<T, R> question, Function<T, Future<R>> consumer) {
        return eventBus.localConsumer(
                        question.name(),
                        message -> heard(
                                message,
                                body -> consumer.apply(question.payload().cast(body))
                                        .onSuccess(reply -> message.reply(reply, OPTIONS))))
                .completion();
    }

    /** A payload with what its speaker was doing. */
    private record Carried(Object payload, Trail trail) {}

    private static Object carried(Object payload) {
        var trail = Trail.current();
        return trail.isNone() ? payload : new Carried(payload, trail);
    }

    private static void heard(Message<Object> message, Consumer<Object> consumer) {
        if (message.body() instanceof Carried carried) {
            carried.trail().during(() -> consumer.accept(carried.payload()));
        } else {
            consumer.accept(message.body());
        }
    }

    /** Hands the object itself to the receiver. */
    private static final class ByReference implements MessageCodec<Object, Object> {
        @Override
        public void encodeToWire(Buffer buffer, Object o) {
            throw new UnsupportedOperationException("payloads do not leave this process");
        }

        @Override
        public Object decodeFromWire(int pos, Buffer buffer) {
            throw new UnsupportedOperationException("payloads do not come from another process");
        }

        @Override
        public Object transform(Object o) {
            return o;
        }

        @Override
        public String name() {
            return CODEC;
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
