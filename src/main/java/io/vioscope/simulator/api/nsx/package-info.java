/** The REST API of the simulated cloud's NSX Manager. */
@NullMarked
package io.vioscope.simulator.api.nsx;

import org.jspecify.annotations.NullMarked;
