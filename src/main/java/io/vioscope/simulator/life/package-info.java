/** The script of a demonstration: what happens in the simulated cloud, and when. */
@NullMarked
package io.vioscope.simulator.life;

import org.jspecify.annotations.NullMarked;
