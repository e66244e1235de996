/** Cinder's API, as the simulated cloud answers it. */
@NullMarked
package io.vioscope.simulator.api.volume;

import org.jspecify.annotations.NullMarked;
