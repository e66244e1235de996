/** Neutron: networks, subnets, ports, routers, floating IPs and agents, and how much its status words are worth. */
@NullMarked
package io.vioscope.source.openstack.neutron;

import org.jspecify.annotations.NullMarked;
