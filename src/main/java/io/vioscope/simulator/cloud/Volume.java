package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Cinder volume at one moment.
 *
 * @param status   Cinder's word
 * @param server   what it is attached to; null if to nothing
 * @param bootable whether the server boots from it
 * @param pool     {@code host@backend#pool}
 */
public record Volume(
        UUID id,
        String name,
        Project project,
        String status,
        int sizeGb,
        @Nullable UUID server,
        boolean bootable,
        String pool,
        Instant created) {}
