/** What a person does to the simulated cloud: breaks it, mends it, and sees what was asked of it. */
@NullMarked
package io.vioscope.simulator.api.admin;

import org.jspecify.annotations.NullMarked;
