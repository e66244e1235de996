/** Octavia: the source of load balancers. */
@NullMarked
package io.vioscope.source.openstack.octavia;

import org.jspecify.annotations.NullMarked;
