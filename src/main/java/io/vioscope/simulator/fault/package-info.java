/**
 * The faults that can be injected, one line each in the catalog of its section, and the truth about those that are. What
 * follows from a fault is not written here but in the physics.
 */
@NullMarked
package io.vioscope.simulator.fault;

import org.jspecify.annotations.NullMarked;
