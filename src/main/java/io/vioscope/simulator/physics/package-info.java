/**
 * How trouble spreads: from a part of the plant to what OpenStack's services see and report, with the delays that a real
 * cloud has. No rule here knows which fault began it.
 */
@NullMarked
package io.vioscope.simulator.physics;

import org.jspecify.annotations.NullMarked;
