/** The vSphere Web Services API of the simulated cloud's vCenter. */
@NullMarked
package io.vioscope.simulator.api.vcenter;

import org.jspecify.annotations.NullMarked;
