/** What happens in the simulated cloud by itself, and when: users at work, and the events of a scenario. */
@NullMarked
package io.vioscope.simulator.story;

import org.jspecify.annotations.NullMarked;
