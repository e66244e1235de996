/** How the simulated cloud renders, measured without HTTP. */
@NullMarked
package io.vioscope.simulator.api.compute;

import org.jspecify.annotations.NullMarked;
