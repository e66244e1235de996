/** Glance's API, as the simulated cloud answers it. */
@NullMarked
package io.vioscope.simulator.api.image;

import org.jspecify.annotations.NullMarked;
