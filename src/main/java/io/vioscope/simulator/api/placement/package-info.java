/** Placement's API, as the simulated cloud answers it. */
@NullMarked
package io.vioscope.simulator.api.placement;

import org.jspecify.annotations.NullMarked;
