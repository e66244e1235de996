/** Placement: adds to hypervisors what the scheduler may give away of them. */
@NullMarked
package io.vioscope.source.openstack.placement;

import org.jspecify.annotations.NullMarked;
