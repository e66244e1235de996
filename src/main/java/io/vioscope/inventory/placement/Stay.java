package io.vioscope.inventory.placement;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact.Sign;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time that a server spent in one place.
 *
 * @param host  the hypervisor; null where it had none, as one that is shelved or not built yet
 * @param from  when it came; null if that is not recorded any more
 * @param until when it left; null if it is still there, as far as is known
 * @param gone  by what sign the server itself was gone then; null if it went elsewhere or is still there
 */
public record Stay(
        @Nullable EntityKey host,
        @Nullable Moment from,
        Arrival arrival,
        @Nullable Moment until,
        @Nullable Sign gone) {

    boolean holds(Instant at) {
        return !at.isBefore(start()) && (until == null || at.isBefore(until.leaving()));
    }

    Instant start() {
        return from == null ? Instant.MIN : from.there();
    }

    Stay ending(Moment when, @Nullable Sign sign) {
        return new Stay(host, from, arrival, when, sign);
    }
}
