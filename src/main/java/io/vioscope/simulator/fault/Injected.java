package io.vioscope.simulator.fault;

import io.vioscope.model.EntityKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was injected: the truth about it.
 *
 * @param id      names it as long as the cloud lives, such as {@code 3}
 * @param targets what it struck, by the keys Vioscope knows them by
 * @param victims who else suffers what users feel, as of when it struck
 * @param began   by the cloud's clock
 * @param ended   null while it lasts
 */
public record Injected(
        int id,
        FaultType type,
        List<EntityKey> targets,
        List<EntityKey> victims,
        Instant began,
        @Nullable Instant ended) {

    Injected endedAt(Instant at) {
        return new Injected(id, type, targets, victims, began, at);
    }
}
