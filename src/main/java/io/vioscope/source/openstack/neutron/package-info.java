/** Neutron: its plugin by its extensions, paging, and the source of networks and all that is on them. */
@NullMarked
package io.vioscope.source.openstack.neutron;

import org.jspecify.annotations.NullMarked;
