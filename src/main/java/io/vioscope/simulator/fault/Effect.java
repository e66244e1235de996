package io.vioscope.simulator.fault;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.plant.Trouble;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What a fault does when it strikes, and how it is undone. Within a turn of the cloud. */
@FunctionalInterface
public interface Effect {
    /** Does it; the answer ends it. */
    Runnable strike(Strike strike);

    /** Gives the target this trouble for as long as the fault lasts. */
    static Effect trouble(Trouble trouble) {
        return troubles(strike -> List.of(strike.target()), trouble);
    }

    /** Gives a part that is always the same this trouble. */
    static Effect trouble(EntityKey part, Trouble trouble) {
        return troubles(strike -> List.of(part), trouble);
    }

    /** Gives all these parts this trouble. */
    static Effect troubles(Function<Strike, List<EntityKey>> parts, Trouble trouble) {
        return strike -> {
            var all = parts.apply(strike);
            all.forEach(part -> strike.physics().begin(part, trouble));
            return () -> all.forEach(part -> strike.physics().end(part, trouble));
        };
    }

    /** Does something to the target that an operator would have to repair by hand. */
    static Effect deed(BiConsumer<Strike, EntityKey> deed) {
        return strike -> {
            deed.accept(strike, strike.target());
            return () -> {};
        };
    }

    /** Does something to the target and, at the end, something else. */
    static Effect deed(BiConsumer<Strike, EntityKey> deed, BiConsumer<Strike, EntityKey> repair) {
        return strike -> {
            deed.accept(strike, strike.target());
            return () -> repair.accept(strike, strike.target());
        };
    }

    /** Both; they end in the opposite order. */
    default Effect and(Effect other) {
        return strike -> {
            var first = strike(strike);
            var second = other.strike(strike);
            return () -> {
                second.run();
                first.run();
            };
        };
    }
}
