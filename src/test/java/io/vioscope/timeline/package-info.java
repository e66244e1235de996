/** What Vioscope makes of faults in a simulated cloud, by when: the whole way from the fault to the fact, on a virtual clock. */
@NullMarked
package io.vioscope.timeline;

import org.jspecify.annotations.NullMarked;
