/** Keystone's API, as the simulated cloud answers it. */
@NullMarked
package io.vioscope.simulator.api.identity;

import org.jspecify.annotations.NullMarked;
