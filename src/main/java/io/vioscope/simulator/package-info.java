/** A simulated VIO cloud that speaks the real APIs over HTTP: one call starts it, one closes it. */
@NullMarked
package io.vioscope.simulator;

import org.jspecify.annotations.NullMarked;
