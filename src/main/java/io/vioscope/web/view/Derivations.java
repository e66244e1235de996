package io.vioscope.web.view;

import io.vioscope.engine.Snapshot;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was derived from one snapshot of a cloud. Going through a hundred thousand entities takes its time, and most kinds do
 * not change from one snapshot to the next, so that what follows from these is taken over. For many threads.
 */
final class Derivations {
    private final Snapshot snapshot;
    private final Map<Derived<?>, Slot> slots = new ConcurrentHashMap<>();

    /** Of that snapshot; nothing is derived yet. */
    Derivations(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** An answer, from when it is first asked for; who asks while it is worked out waits for it. */
    private static final class Slot {
        private final List<Map<String, Entity>> from;
        private final boolean current;
        private volatile @Nullable Object answer;

        Slot(Snapshot snapshot, Set<Kind> kinds) {
            this.from = kinds.stream().map(snapshot.state().inventory()::of).toList();
            this.current = kinds.stream().allMatch(snapshot::isCurrent);
        }

        synchronized Object get(Supplier<?> work) {
            var known = answer;
            if (known == null) {
                known = work.get();
                answer = known;
            }
            return known;
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
        var next = new Derivations(later);
        slots.forEach((derived, slot) -> {
            if (slot.holdsIn(later, derived.from())) {
                next.slots.put(derived, slot);
            }
        });
        return next;
    }

    /** What follows; the cloud is that of the snapshot. */
    @SuppressWarnings("unchecked") // a slot holds what its key derives
    <T> T get(Derived<T> derived, CloudView cloud) {
        var slot = Optional.ofNullable(slots.get(derived))
                .orElseGet(() -> slots.computeIfAbsent(derived, d -> new Slot(snapshot, d.from())));
        return (T) slot.get(() -> derived.of(cloud));
    }
}
