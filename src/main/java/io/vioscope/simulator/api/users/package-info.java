/** What users of the simulated cloud use. */
@NullMarked
package io.vioscope.simulator.api.users;

import org.jspecify.annotations.NullMarked;
