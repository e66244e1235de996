package io.vioscope.notify;

import io.vioscope.bus.Forwarded;
import io.vioscope.notify.Channel.Attempt;
import io.vioscope.notify.Forward.Dropped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The traps of others that wait to be forwarded to one receiver, and what became of those before. They are kept in memory alone
 * and tried a few times alone: they are news of others, and no facts. For one thread.
 */
final class Forwarding {
    /** How many may wait. */
    static final int MOST = 1000;

    /** How often one is tried. */
    static final int TRIES = 3;

    /** How long nothing is forwarded after one was not taken; what is our own is told meanwhile. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final Channel channel;
    private final Deque<Forward> queue = new ArrayDeque<>();
    private final Map<Dropped, Long> dropped = new EnumMap<>(Dropped.class);
    private long sent;
    private int tries;
    private boolean pausing;

    Forwarding(Channel channel) {
        this.channel = channel;
    }

    /** Takes one that is to be forwarded, if it can and may be. */
    void add(Forward forward) {
        var hindrance = channel.hindrance(forward);
        if (hindrance.isPresent()) {
            drop(hindrance.get());
        } else if (queue.size() >= MOST) {
            drop(Dropped.QUEUE_FULL);
        } else {
            queue.add(forward);
        }
    }

    private void drop(Dropped why) {
        dropped.merge(why, 1L, Long::sum);
    }

    /** The one that is next now; null for none. */
    @Nullable
    Forward next() {
        return pausing ? null : queue.peek();
    }

    /** The next one was tried; says for how long nothing is to be forwarded. */
    Duration attempted(Attempt attempt) {
        return attempt.match(sent -> taken(), answered -> taken(), failed -> notTaken(), refused -> notTaken());
    }

    private Duration taken() {
        sent++;
        done();
        return Duration.ZERO;
    }

    private Duration notTaken() {
        if (++tries >= TRIES) {
            drop(Dropped.NOT_TAKEN);
            done();
        }
        pausing = true;
        return PAUSE;
    }

    private void done() {
        queue.remove();
        tries = 0;
    }

    /** The pause is over. */
    void goOn() {
        pausing = false;
    }

    /** What became of all; null where none are forwarded to this receiver. */
    @Nullable
    Forwarded state() {
        return channel.forwards() ? new Forwarded(sent, queue.size(), words()) : null;
    }

    private Map<String, Long> words() {
        return dropped.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().name().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }
}
