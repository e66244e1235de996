package io.vioscope.inventory.placement;

import io.vioscope.model.Fact.StatusChanged;
import io.vioscope.model.Migration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a server came to where it was.
 *
 * @param by     the migration that brought it, where Nova has told of one
 * @param status the change of its status learnt at the same time, which may say who asked for what
 */
public record Arrival(
        Way way, @Nullable Migration by, @Nullable StatusChanged status) {

    /** The ways. */
    public enum Way {
        /** It was there when servers were first read. */
        FOUND,
        /** It was not in the list before, and then it was. */
        APPEARED,
        /** It had no host and got one: built, or brought back from the shelf. */
        PLACED,
        /** It lost its host, as by being shelved. */
        UNPLACED,
        /** It ran on another host before. */
        MOVED,
        /** What is still recorded begins when it was there already. */
        NOT_RECORDED;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
