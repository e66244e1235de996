/** How trouble spreads in the simulated cloud. */
@NullMarked
package io.vioscope.simulator.physics;

import org.jspecify.annotations.NullMarked;
