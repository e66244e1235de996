/** What NSX knows of what Neutron has it do: managers, edge clusters, transport nodes, gateways. Reads only. */
@NullMarked
package io.vioscope.source.nsx;

import org.jspecify.annotations.NullMarked;
