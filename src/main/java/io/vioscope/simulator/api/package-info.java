/** The simulated cloud's face: the services as recorded from a real OpenStack, and an admin door that is not OpenStack. */
@NullMarked
package io.vioscope.simulator.api;

import org.jspecify.annotations.NullMarked;
