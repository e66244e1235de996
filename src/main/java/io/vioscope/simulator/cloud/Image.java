package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.UUID;

/**
 * What servers boot from, as Glance keeps it.
 *
 * @param visibility public, community, shared or private
 * @param hidden     whether it is left out unless hidden ones are asked for
 * @param status     queued, active, deactivated, ...
 */
public record Image(
        UUID id,
        String name,
        Project owner,
        String visibility,
        boolean hidden,
        String status,
        Instant created,
        Instant updated) {

    static Image active(UUID id, String name, Project owner, String visibility, Instant created) {
        return new Image(id, name, owner, visibility, false, "active", created, created);
    }

    Image hide() {
        return new Image(id, name, owner, visibility, true, status, created, updated);
    }

    Image in(String newStatus, Instant at) {
        return new Image(id, name, owner, visibility, hidden, newStatus, created, at);
    }
}
