/** Neutron's and Octavia's APIs, as the simulated cloud answers them. */
@NullMarked
package io.vioscope.simulator.api.network;

import org.jspecify.annotations.NullMarked;
