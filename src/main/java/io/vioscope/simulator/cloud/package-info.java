/** The simulated cloud itself: what exists in it and how it behaves in time; no HTTP, no timer, no thread. */
@NullMarked
package io.vioscope.simulator.cloud;

import org.jspecify.annotations.NullMarked;
