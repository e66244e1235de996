/** What VIO's own management server of the simulated cloud answers: OMS and the Public API. */
@NullMarked
package io.vioscope.simulator.api.management;

import org.jspecify.annotations.NullMarked;
