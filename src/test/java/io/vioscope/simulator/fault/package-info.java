/** Every fault of the catalogue does to the simulated APIs what the catalogue says. */
@NullMarked
package io.vioscope.simulator.fault;

import org.jspecify.annotations.NullMarked;
