/** What happens in the simulated cloud by itself. */
@NullMarked
package io.vioscope.simulator.story;

import org.jspecify.annotations.NullMarked;
