package io.vioscope.web.view;

import io.vioscope.engine.Snapshot;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was derived from one snapshot of a cloud. Going through a hundred thousand entities takes its time, and most kinds do
 * not change from one snapshot to the next, so that what follows from these is taken over. What took long is not waited for
 * where it was known a moment before: that is shown until it is worked out. For many threads.
 */
final class Derivations {
    /** What is older is not shown for what is. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Snapshot snapshot;
    private final Patience patience;
    private final Map<Derived<?>, Slot> slots = new ConcurrentHashMap<>();

    /** Of that snapshot; nothing is derived yet. */
    Derivations(Snapshot snapshot, Patience patience) {
        this.snapshot = snapshot;
        this.patience = patience;
    }

    /** The last answer there was, in this snapshot or in one before. */
    private static final class Last {
        private volatile @Nullable Object answer;
        private volatile Instant heldAt = Instant.MIN;
        private volatile boolean wasCurrent;
        private volatile Duration took = Duration.ZERO;
        private final AtomicBoolean underWay = new AtomicBoolean();

        boolean isOfTheMoment(Snapshot snapshot) {
            return heldAt.isAfter(snapshot.asOf().minus(MOMENT));
        }
    }

    /** An answer, from when it is first asked for; who asks while it is worked out waits for it. */
    private static final class Slot {
        private final Snapshot snapshot;
        private final List<Map<String, Entity>> from;
        private final boolean current;
        private final Last last;
        private volatile @Nullable Object answer;

        Slot(Snapshot snapshot, Set<Kind> kinds, Last last) {
            this.snapshot = snapshot;
            this.from = kinds.stream().map(snapshot.state().inventory()::of).toList();
            this.current = kinds.stream().allMatch(snapshot::isCurrent);
            this.last = last;
        }

        synchronized Object get(Supplier<?> work) {
            var known = answer;
            if (known == null) {
                var begin = System.nanoTime();
                known = work.get();
                answer = known;
                last.took = Duration.ofNanos(System.nanoTime() - begin);
                last.answer = known;
                last.heldAt = snapshot.asOf();
                last.wasCurrent = current;
            }
            return known;
        }

        /** What may be shown until the answer is there; null if that has to be waited for. */
        @Nullable
        Object before(Duration longest) {
            var mayBe = last.wasCurrent && current && last.took.compareTo(longest) > 0;
            return mayBe && last.isOfTheMoment(snapshot) ? last.answer : null;
        }

        /** What is not current may change with nothing but time. */
        @SuppressWarnings(
                "ReferenceEquality") // An inventory keeps what did not change; comparing it is as dear as deriving.
        boolean holdsIn(Snapshot later, Set<Kind> kinds) {
            var i = 0;
            for (var kind : kinds) {
                if (later.state().inventory().of(kind) != from.get(i++)) {
                    return false;
                }
            }
            return current && answer != null && kinds.stream().allMatch(later::isCurrent);
        }
    }

    /** What follows from a later snapshot of the same cloud, as far as it is known already. */
    Derivations next(Snapshot later) {
        var next = new Derivations(later, patience);
        slots.forEach((derived, slot) -> {
            if (slot.answer != null) {
                slot.last.heldAt = snapshot.asOf();
            }
            if (slot.holdsIn(later, derived.from())) {
                next.slots.put(derived, slot);
            } else if (slot.last.isOfTheMoment(later)) {
                next.slots.put(derived, new Slot(later, derived.from(), slot.last));
            }
        });
        return next;
    }

    /** What follows, or followed a moment before; the cloud is that of the snapshot. */
    @SuppressWarnings("unchecked") // a slot holds what its key derives
    <T> T get(Derived<T> derived, CloudView cloud) {
        var slot = slot(derived);
        var before = slot.answer == null ? slot.before(patience.longest()) : null;
        if (before == null) {
            return exactly(derived, cloud);
        }
        if (slot.last.underWay.compareAndSet(false, true)) {
            patience.beside().execute(() -> {
                try {
                    exactly(derived, cloud);
                } finally {
                    slot.last.underWay.set(false);
                }
            });
        }
        return (T) before;
    }

    /** What follows from this snapshot and no other. */
    @SuppressWarnings("unchecked") // a slot holds what its key derives
    <T> T exactly(Derived<T> derived, CloudView cloud) {
        return (T) slot(derived).get(() -> derived.of(cloud.exact()));
    }

    private Slot slot(Derived<?> derived) {
        return Optional.ofNullable(slots.get(derived))
                .orElseGet(() -> slots.computeIfAbsent(derived, d -> new Slot(snapshot, d.from(), new Last())));
    }
}
