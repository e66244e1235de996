package io.vioscope.source.amqp;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Hint;
import io.vioscope.bus.Steering;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Listens to what services say on a cloud's message bus, and has the sources look that can see what it was about. Nothing
 * that is heard is believed: lost, doubled, late and false notifications change when something is seen, never what. It adds
 * to the message bus whether it can be listened to.
 */
public final class AmqpSource implements Source {
    /** Its name. */
    public static final SourceId ID = new SourceId("amqp");

    private static final EntityKey MESSAGE_BUS = new EntityKey(Kind.MESSAGE_BUS, Kind.MESSAGE_BUS.word());
    private static final Set<Kind> ADDS = Set.of(Kind.MESSAGE_BUS);

    /** A source that is paused answers when somebody resumes it. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Vertx vertx;
    private final String cloud;
    private final MessageBusAccess access;
    private final Limits limits;
    private final InstantSource clock;
    private final PollTimes times;
    private final Tally tally;
    private @Nullable Running running;
    private long toldBytes;
    private long toldMessages;

    AmqpSource(Vertx vertx, String cloud, MessageBusAccess access, Limits limits, InstantSource clock) {
        this.vertx = vertx;
        this.cloud = cloud;
        this.access = access;
        this.limits = limits;
        this.clock = clock;
        this.times = new PollTimes(clock);
        this.tally = new Tally(clock.instant());
    }

    /** Of a cloud whose message bus is configured. Connects with the first poll. */
    public static AmqpSource of(Vertx vertx, CloudConfig cloud, InstantSource clock) {
        return new AmqpSource(vertx, cloud.name(), Objects.requireNonNull(cloud.messageBus()), Limits.DEFAULT, clock);
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return Set.of();
    }

    @Override
    public Set<Kind> adds() {
        return ADDS;
    }

    @Override
    public Future<Report> poll(Look look) {
        var at = times.next();
        var began = clock.instant();
        var listening = running == null ? new Running() : running;
        running = listening;
        return listening.listener.checked().map(now -> report(at, Duration.between(began, clock.instant()), now));
    }

    private Report report(Instant at, Duration took, Result<Subscription> now) {
        var why = now.<@Nullable ReadFailure>match(standing -> null, failed -> failed);
        var details = new Report.Details(
                ADDS, why == null ? ADDS : Set.of(), Map.of(MESSAGE_BUS, Standing.of(access, now)), Map.of());
        return new Report(
                        ID,
                        at,
                        took.isNegative() ? Duration.ZERO : took,
                        cost(),
                        Set.of(),
                        why == null ? new Completeness.Complete() : Completeness.of(Map.of(Kind.MESSAGE_BUS, why)),
                        List.of(),
                        List.of(),
                        Set.of(),
                        new Report.Beyond(Map.of(), details))
                .withAside(new Aside(null, Collections.emptySortedMap(), null, notes(now)));
    }

    /** One question, and what came by itself since the last report. */
    private Report.Cost cost() {
        var messages = tally.heard();
        var bytes = tally.bytes();
        var cost = new Report.Cost(Math.toIntExact(1 + messages - toldMessages), bytes - toldBytes);
        toldMessages = messages;
        toldBytes = bytes;
        return cost;
    }

    private List<String> notes(Result<Subscription> now) {
        var notes = new ArrayList<String>();
        now.match(standing -> notes.addAll(gaps(standing)), why -> false);
        notes.addAll(tally.sentences(clock.instant()));
        return notes;
    }

    private static List<String> gaps(Subscription standing) {
        var gaps = new ArrayList<String>();
        if (!standing.absent().isEmpty()) {
            gaps.add("exchanges that are not there: " + joined(standing.absent()));
        }
        if (!standing.forbidden().isEmpty()) {
            gaps.add("exchanges that the account may not read: " + joined(standing.forbidden()));
        }
        return gaps;
    }

    static String joined(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    @Override
    public void urge() {
        if (running != null) {
            running.urge();
        }
    }

    @Override
    public Future<Void> close() {
        var listening = running;
        running = null;
        return listening == null ? Future.succeededFuture() : listening.listener.close();
    }

    /** What is there from the first poll to the end. */
    private final class Running implements Listener.Ear {
        private final Requests requests = new Requests(vertx.getOrCreateContext(), this::ask, tally, clock);
        private final Listener listener = new Listener(vertx, cloud, access, limits, this);
        private boolean wasLost;
        private boolean urgesItself;

        /** What it asked for itself is no reason to connect again. */
        void urge() {
            if (!urgesItself) {
                listener.urge();
            }
        }

        private Future<Instant> ask(SourceId source, Hint hint) {
            return Bus.of(vertx).ask(Bus.hints(cloud, source), hint, PATIENCE);
        }

        @Override
        public void heard(byte[] body) {
            var what = Notifications.of(body);
            tally.heard(what, body.length, clock.instant());
            what.match(
                    reason -> {
                        requests.heard(reason.source(), reason.hint());
                        return true;
                    },
                    nothing -> false,
                    garbage -> false);
        }

        /** What was said while it did not stand nobody has heard. */
        @Override
        public void listening() {
            if (wasLost) {
                wasLost = false;
                Events.sources().forEach(source -> requests.heard(source, Hint.CHANGED));
            }
            tell();
        }

        @Override
        public void lost() {
            wasLost = true;
            tally.lost(clock.instant());
            tell();
        }

        @Override
        public void failed() {
            tell();
        }

        /** Has this source report at once how things stand. */
        private void tell() {
            urgesItself = true;
            Bus.of(vertx)
                    .ask(Bus.steering(cloud, ID), Steering.POLL, PATIENCE)
                    .onComplete(polls -> urgesItself = false);
        }
    }
}
