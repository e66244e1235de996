package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Turns;
import io.vioscope.simulator.plant.Plant;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How a call to an API fares: whether it reaches the load balancer, a backend behind it, and what that backend needs. HAProxy
 * answers for backends that are gone in HTML and without a request id; a service that lives and lacks something answers
 * itself. May be asked from any thread.
 */
public final class Weather {
    /** What becomes of a call. */
    public enum Fate {
        /** It is answered. */
        ANSWERED,
        /** No connection comes about, or it ends without an answer. */
        CUT,
        /** The load balancer has nobody who could answer. */
        NO_BACKEND,
        /** The service refuses, with {@link Call#status} and {@link Call#message}. */
        REFUSED
    }

    /**
     * A call.
     *
     * @param delay   how much longer than usual it takes, in a real cloud
     * @param clock   how much the answering machine's clock is ahead
     * @param partial whether the answer lacks a part of what there is
     */
    public record Call(Fate fate, int status, String message, Duration delay, Duration clock, boolean partial) {
        static final Call FINE = new Call(Fate.ANSWERED, 200, "", Duration.ZERO, Duration.ZERO, false);

        static Call of(Fate fate) {
            return new Call(fate, 503, "", Duration.ZERO, Duration.ZERO, false);
        }

        static Call refused(int status, String message) {
            return new Call(Fate.REFUSED, status, message, Duration.ZERO, Duration.ZERO, false);
        }

        Call after(Duration longer) {
            return new Call(fate, status, message, longer, clock, partial);
        }

        Call by(Duration ahead) {
            return new Call(fate, status, message, delay, ahead, partial);
        }

        Call partly() {
            return new Call(fate, status, message, delay, clock, true);
        }
    }

    private static final String IDENTITY = "identity";
    private static final Duration HEALTH_CHECK = Duration.ofSeconds(20);
    private static final Duration TOKEN_CACHE = Duration.ofMinutes(5);
    private static final Duration RPC_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration SLOW = Duration.ofSeconds(4);
    private static final Duration UNCACHED = Duration.ofMillis(60);
    private static final Duration CLOCK_ERROR = Duration.ofMinutes(4);
    private static final int LOST_OF = 7;
    private static final int LOST_ACROSS = 3;
    private static final int SPIKE_OF = 5;

    private final Plant plant;
    private final Layout layout;
    private final Senses senses;
    private final Turns turns;
    private final Disturbance disturbance;
    private final Map<Since, Instant> since = new ConcurrentHashMap<>();
    private final AtomicInteger tokenAge = new AtomicInteger();
    private final AtomicLong calls = new AtomicLong();

    private record Since(EntityKey part, Trouble trouble) {}

    Weather(Plant plant, Layout layout, Senses senses, Turns turns, Disturbance disturbance) {
        this.disturbance = disturbance;
        this.plant = plant;
        this.layout = layout;
        this.senses = senses;
        this.turns = turns;
    }

    void follow(Plant.Change change) {
        var key = new Since(change.part(), change.trouble());
        if (change.began()) {
            since.put(key, turns.now());
        } else {
            since.remove(key);
        }
    }

    /** All tokens that were issued up to now are void. */
    public void expireTokens() {
        tokenAge.incrementAndGet();
    }

    /** How often all tokens became void: one that was issued at another age is so. */
    public int tokenAge() {
        return tokenAge.get();
    }

    /** Whether the monitor's account is given no role that sees more than its own project. */
    public boolean isDemoted() {
        return senses.has(Layout.MONITOR, Trouble.DEMOTED);
    }

    /**
     * How the next call fares.
     *
     * @param type of the service in the catalog, such as {@code compute}
     * @param rpc  whether the service has to ask another by the message bus before it can answer
     */
    public Call next(String type, boolean rpc) {
        var noise = disturbance.noise();
        if (noise.failing() > 0 && turns.take(now -> disturbance.strikes(noise.failing()))) {
            return calls.getAndIncrement() % 2 == 0 ? Call.of(Fate.CUT) : Call.refused(500, "Unexpected API Error.");
        }
        var call = plant.troubled().isEmpty() ? Call.FINE : troubled(type, rpc, calls.getAndIncrement());
        var isSlow = noise.slow() > 0 && turns.take(now -> disturbance.strikes(noise.slow()));
        return isSlow ? call.after(call.delay().plus(SLOW)) : call;
    }

    private Call troubled(String type, boolean rpc, long number) {
        var controllers = layout.controllers();
        if (isCut(controllers, number)) {
            return Call.of(Fate.CUT);
        }
        if (isDown(type, controllers) || isOnLostBackend(controllers, number)) {
            return Call.of(Fate.NO_BACKEND);
        }
        var refusal = refusal(type, number, controllers.size());
        if (refusal.fate() != Fate.ANSWERED) {
            return refusal;
        }
        if (rpc && (isNobodyAtTheBus(type) || isAcrossThePartition(number))) {
            return Call.refused(500, "Timed out waiting for a reply to message ID")
                    .after(RPC_TIMEOUT);
        }
        var answered = Call.FINE.after(delay(type)).by(clock(controllers, number));
        return senses.has(Layout.api(type), Trouble.PARTIAL_ANSWERS) ? answered.partly() : answered;
    }

    private boolean isCut(List<String> controllers, long number) {
        return senses.has(Layout.MONITOR, Trouble.UNREACHABLE)
                || senses.has(Layout.ENTRANCE, Trouble.DOWN, Trouble.CERTIFICATE_REFUSED)
                || (controllers.size() == 1 && isNodeDown(controllers.get(0)))
                || (senses.has(Layout.MANAGEMENT_NETWORK, Trouble.LOSSY) && number % LOST_OF == 0);
    }

    private boolean isDown(String type, List<String> controllers) {
        return senses.has(Layout.api(type), Trouble.DOWN)
                || controllers.stream().allMatch(this::isNodeDown);
    }

    private boolean isNodeDown(String host) {
        return senses.has(Layout.node(host), Trouble.DOWN);
    }

    /** Until its health check has failed, HAProxy sends a dead backend its share. */
    private boolean isOnLostBackend(List<String> controllers, long number) {
        var host = controllers.get((int) (number % controllers.size()));
        return isNodeDown(host) && isYounger(Layout.node(host), Trouble.DOWN, HEALTH_CHECK);
    }

    private Call refusal(String type, long number, int backends) {
        if (senses.has(Layout.api(type), Trouble.ONE_BACKEND_BAD) && number % Math.max(2, backends) == 0) {
            return Call.refused(500, "Unexpected API Error.");
        }
        if (!senses.isDatabaseThere()
                || (isYounger(Layout.DATABASE, Trouble.DEGRADED, HEALTH_CHECK) && number % SPIKE_OF == 0)) {
            return Call.refused(type.equals(IDENTITY) ? 503 : 500, "DBConnectionError");
        }
        if (senses.has(Layout.api(IDENTITY), Trouble.DOWN)
                && !isYounger(Layout.api(IDENTITY), Trouble.DOWN, TOKEN_CACHE)) {
            return Call.refused(503, "The Keystone service is temporarily unavailable.");
        }
        return senses.has(Layout.MONITOR, Trouble.LOGIN_REJECTED)
                ? Call.refused(401, "The request you have made requires authentication.")
                : Call.FINE;
    }

    private boolean isAcrossThePartition(long number) {
        return senses.has(Layout.BUS, Trouble.PARTITIONED) && number % LOST_ACROSS == 0;
    }

    private boolean isNobodyAtTheBus(String type) {
        return senses.has(Layout.BUS, Trouble.DOWN)
                || (type.startsWith("volume") && !senses.isAnyAlive("cinder-scheduler"));
    }

    private Duration delay(String type) {
        if (senses.has(Layout.api(type), Trouble.SLOW)) {
            return SLOW;
        }
        return senses.has(Layout.MEMCACHE, Trouble.DOWN) || senses.has(Layout.DATABASE, Trouble.DEGRADED)
                ? UNCACHED
                : Duration.ZERO;
    }

    private Duration clock(List<String> controllers, long number) {
        var host = controllers.get((int) (number % controllers.size()));
        return senses.has(Layout.MONITOR, Trouble.CLOCK_OFF) || senses.has(Layout.node(host), Trouble.CLOCK_OFF)
                ? CLOCK_ERROR
                : Duration.ZERO;
    }

    private boolean isYounger(EntityKey part, Trouble trouble, Duration age) {
        var began = since.get(new Since(part, trouble));
        return began != null
                && turns.real(Duration.between(began, turns.take(now -> now))).compareTo(age) < 0;
    }
}
