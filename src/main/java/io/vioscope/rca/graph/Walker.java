package io.vioscope.rca.graph;

import io.vioscope.model.Kind;
import io.vioscope.rca.causal.Path;
import io.vioscope.rca.causal.Step;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Walks along paths. What is reached by several ways is reached once. Mutable, for one thread. */
public final class Walker {
    private final Topology topology;
    private int[] reached = new int[0];
    private int turn;

    /** Walks there. */
    public Walker(Topology topology) {
        this.topology = topology;
    }

    /** Those from which a path leads to a cause. */
    public Ints origins(Path path, int cause) {
        return back(path, path.steps().size(), cause);
    }

    /** Calls back with those from which a path leads to a cause; nothing else may be walked meanwhile. */
    public void eachOrigin(Path path, int cause, IntConsumer each) {
        if (path.isSelf()) {
            each.accept(cause);
            return;
        }
        var level = of(cause);
        for (var i = path.steps().size(); i > 1; i--) {
            level = next(level, path.steps().get(i - 1), path.at(i - 1), false);
        }
        next(level, path.steps().get(0), path.from(), false, each);
    }

    /** Those from which a path leads through an entity that stands at that place of it. */
    public Ints originsThrough(Path path, int place, int entity) {
        return back(path, place, entity);
    }

    /** The causes that a path leads to from an entity that stands at that place of it. */
    public Ints causes(Path path, int place, int from) {
        var level = of(from);
        for (var i = place; i < path.steps().size() && level.size() > 0; i++) {
            level = next(level, path.steps().get(i), path.steps().get(i).to(), true);
        }
        return level;
    }

    private Ints back(Path path, int place, int from) {
        var level = of(from);
        for (var i = place; i > 0 && level.size() > 0; i--) {
            level = next(level, path.steps().get(i - 1), path.at(i - 1), false);
        }
        return level;
    }

    private static Ints of(int one) {
        var level = new Ints();
        level.add(one);
        return level;
    }

    private Ints next(Ints level, Step step, Kind kind, boolean along) {
        var next = new Ints();
        next(level, step, kind, along, next::add);
        return next;
    }

    private void next(Ints level, Step step, Kind kind, boolean along, IntConsumer each) {
        begin();
        IntConsumer take = number -> {
            if (isFirst(number)) {
                each.accept(number);
            }
        };
        if (step.type().isEmpty()) {
            topology.each(kind, take);
        } else {
            var type = step.type().get();
            for (var i = 0; i < level.size(); i++) {
                if (step.isForward() == along) {
                    topology.forward(level.get(i), type, kind, take);
                } else {
                    topology.backward(level.get(i), type, kind, take);
                }
            }
        }
    }

    private void begin() {
        if (reached.length < topology.capacity()) {
            reached = Arrays.copyOf(reached, Math.max(topology.capacity(), reached.length * 2));
        }
        if (++turn == 0) {
            Arrays.fill(reached, 0);
            turn = 1;
        }
    }

    private boolean isFirst(int number) {
        if (reached[number] == turn) {
            return false;
        }
        reached[number] = turn;
        return true;
    }
}
