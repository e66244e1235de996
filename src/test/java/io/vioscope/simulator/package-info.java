/** The simulated cloud against recordings of a real one, and on a virtual clock. */
@NullMarked
package io.vioscope.simulator;

import org.jspecify.annotations.NullMarked;
