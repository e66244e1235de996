/** What the cloud stands on, and what is wrong with it: hosts, processes, networks and whatever else can break. */
@NullMarked
package io.vioscope.simulator.plant;

import org.jspecify.annotations.NullMarked;
