package io.vioscope.source.trap;

import io.vioscope.bus.TrapDigest;
import io.vioscope.bus.TrapDigest.Sender;
import io.vioscope.bus.TrapDigest.Unplaced;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts what became of traps, and keeps the last that found no place. For any thread. */
final class Tally {
    /** How many senders and how many unplaced traps are kept; the rest is only counted. */
    static final int MOST = 200;

    /** What became of a trap. */
    enum Fate {
        /** It said something of an entity. */
        PLACED,
        /** It was understood, and nothing follows. */
        IGNORED,
        /** Nobody knows of which entity it spoke. */
        UNPLACED,
        /** No rule fits it. */
        NO_RULE,
        /** Its sender is not in the configuration. */
        NOT_ALLOWED,
        /** Its community or user is not in the configuration, or it is not protected as that user's should be. */
        NOT_TRUSTED,
        /** It came too fast. */
        LEFT_OUT
    }

    private final Instant since;
    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private final Map<String, Sender> senders = new HashMap<>();
    private final Deque<Unplaced> unplaced = new ArrayDeque<>();

    Tally(Instant since) {
        this.since = since;
    }

    /** A trap of that sender came to that end. */
    synchronized void count(String sender, Fate fate, Instant at) {
        counts.merge(fate, 1L, Long::sum);
        var before = senders.get(sender);
        if (before != null || senders.size() < MOST) {
            var known = Objects.requireNonNullElse(before, new Sender(sender, 0, 0, at));
            var isOut = fate == Fate.NOT_ALLOWED || fate == Fate.NOT_TRUSTED || fate == Fate.LEFT_OUT;
            senders.put(sender, new Sender(sender, known.traps() + 1, known.refused() + (isOut ? 1 : 0), at));
        }
    }

    /** A trap was understood, or not, and found no place. */
    synchronized void unplaced(Trap trap, Fate fate, String why) {
        count(trap.sender(), fate, trap.at());
        unplaced.addFirst(new Unplaced(trap.at(), trap.sender(), trap.name(), trap.words(), why));
        if (unplaced.size() > MOST) {
            unplaced.removeLast();
        }
    }

    /** All of it, with what is held to be so. */
    synchronized TrapDigest digest(List<TrapDigest.Held> held) {
        var words = new HashMap<String, Long>();
        for (var fate : Fate.values()) {
            words.put(fate.name().toLowerCase(Locale.ROOT), counts.getOrDefault(fate, 0L));
        }
        var sorted = senders.values().stream()
                .sorted(Comparator.comparing(Sender::traps).reversed().thenComparing(Sender::address))
                .toList();
        return new TrapDigest(since, words, sorted, new ArrayList<>(unplaced), held);
    }
}
