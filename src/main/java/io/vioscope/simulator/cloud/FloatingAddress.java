package io.vioscope.simulator.cloud;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A floating IP.
 *
 * @param port   what it leads to; null if to nothing
 * @param router what it works by; null if it leads to nothing
 */
public record FloatingAddress(
        UUID id,
        String address,
        Project project,
        UUID network,
        @Nullable Port port,
        @Nullable UUID router,
        String status) {}
