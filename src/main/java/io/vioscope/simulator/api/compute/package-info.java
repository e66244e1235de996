/** Nova's API, as the simulated cloud answers it. */
@NullMarked
package io.vioscope.simulator.api.compute;

import org.jspecify.annotations.NullMarked;
