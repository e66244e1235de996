package io.vioscope.simulator.plant;

import io.vioscope.model.EntityKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is wrong with which part at this moment. A part that is not mentioned is well. A trouble with two causes is over when
 * both are. Parts are named as Vioscope names them. May be asked from any thread; those who watch are told within the call.
 */
public final class Plant {
    /** A trouble that a part has begun to have, or has no longer. */
    public record Change(EntityKey part, Trouble trouble, boolean began) {}

    private final Map<EntityKey, Map<Trouble, Integer>> causes = new HashMap<>();
    private final Set<Change> hidden = new HashSet<>();
    private final List<Consumer<Change>> watchers = new ArrayList<>();

    /** Tells somebody of every change from now on. */
    public synchronized void watch(Consumer<Change> watcher) {
        watchers.add(watcher);
    }

    /** One cause more for this trouble. */
    public void begin(EntityKey part, Trouble trouble) {
        count(part, trouble, 1);
    }

    /** One cause less. Throws {@link IllegalStateException} if there is none. */
    public void end(EntityKey part, Trouble trouble) {
        count(part, trouble, -1);
    }

    /** Whether a part has this trouble. */
    public synchronized boolean has(EntityKey part, Trouble trouble) {
        return causes.getOrDefault(part, Map.of()).containsKey(trouble) && !isHidden(part, trouble);
    }

    /** A trouble seems to be over for a while, which those who watch are told as if it were. */
    public void hide(EntityKey part, Trouble trouble) {
        if (has(part, trouble)) {
            synchronized (this) {
                hidden.add(new Change(part, trouble, true));
            }
            tell(new Change(part, trouble, false));
        }
    }

    /** It shows again, if it has not ended by now. */
    public void show(EntityKey part, Trouble trouble) {
        synchronized (this) {
            hidden.remove(new Change(part, trouble, true));
        }
        if (has(part, trouble)) {
            tell(new Change(part, trouble, true));
        }
    }

    private boolean isHidden(EntityKey part, Trouble trouble) {
        return hidden.contains(new Change(part, trouble, true));
    }

    private void tell(Change change) {
        List<Consumer<Change>> all;
        synchronized (this) {
            all = List.copyOf(watchers);
        }
        all.forEach(watcher -> watcher.accept(change));
    }

    /** Whether a part has any of these troubles. */
    public boolean hasAny(EntityKey part, Trouble... troubles) {
        for (var trouble : troubles) {
            if (has(part, trouble)) {
                return true;
            }
        }
        return false;
    }

    /** The parts that have any trouble. */
    public synchronized Set<EntityKey> troubled() {
        return Set.copyOf(causes.keySet());
    }

    private void count(EntityKey part, Trouble trouble, int step) {
        boolean changed;
        synchronized (this) {
            var of = causes.computeIfAbsent(part, p -> new EnumMap<>(Trouble.class));
            var before = of.getOrDefault(trouble, 0);
            if (before + step < 0) {
                throw new IllegalStateException(part + " is not " + trouble);
            }
            of.merge(trouble, step, (a, b) -> a + b == 0 ? null : a + b);
            if (of.isEmpty()) {
                causes.remove(part);
            }
            changed = (before == 0) != (before + step == 0) && !isHidden(part, trouble);
        }
        if (changed) {
            tell(new Change(part, trouble, step > 0));
        }
    }
}
